import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  RouterProvider,
  useLocation,
  useParams,
  useRouter,
} from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import { useMemo, type ComponentType } from 'react';
import { RoleBar } from '../demo/lazy-role-bar.js';
import { lazyScreen } from '../frame/load-screen.js';
import { ParamsProvider } from '../frame/params.js';
import { homeFor } from '../frame/places.js';
import { ScreenFrame } from '../frame/screen-frame.js';
import { Gate } from '../session/gate.js';
import type { Duty } from '../session/person.js';
import { usePerson } from '../session/use-session.js';
import { NotFound } from '../states/states.js';
import { WayProvider, type Way } from '../way/way.js';
import { useAntdLocale, useAntdTheme } from './antd.js';
import { AREAS } from './areas.js';
import { DeskFrame } from './frame/desk-frame.js';

const root = createRootRoute({ component: DeskRoot, notFoundComponent: NotFound });

const home = createRoute({ getParentRoute: () => root, path: '/desk', component: Home });

const screens = AREAS.flatMap((area) =>
  area.screens.map((screen) =>
    createRoute({
      getParentRoute: () => root,
      path: screen.path.replaceAll(/:(\w+)/g, '$$$1'),
      component: framed(lazyScreen(area, screen), screen.duties),
    }),
  ),
);

const router = createRouter({
  routeTree: root.addChildren([home, ...screens]),
  scrollRestoration: true,
  // The query stays as people write it: `?state=closed&q=防火`.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString();
    return text ? `?${text}` : '';
  },
});

export function DeskApp() {
  return <RouterProvider router={router} />;
}

function DeskRoot() {
  return (
    <ConfigProvider theme={useAntdTheme()} locale={useAntdLocale()}>
      <Paths>
        <RoleBar />
        <Gate>
          <DeskFrame>
            <Outlet />
          </DeskFrame>
        </Gate>
      </Paths>
    </ConfigProvider>
  );
}

function framed(shown: ComponentType, duties: readonly Duty[] | undefined) {
  return function Framed() {
    const params = useParams({ strict: false }) as Record<string, string>;
    return (
      <ParamsProvider value={params}>
        <ScreenFrame screen={shown} duties={duties} />
      </ParamsProvider>
    );
  };
}

/** The bare address leads to the first thing that this person has to see. */
function Home() {
  const place = homeFor(usePerson(), AREAS);
  return place ? <Navigate to={place.path} replace /> : <NotFound />;
}

function Paths({ children }: { readonly children: React.ReactNode }) {
  const { history } = useRouter();
  const { pathname, searchStr } = useLocation();
  const way = useMemo<Way>(
    () => ({
      entry: 'desk',
      path: pathname,
      search: new URLSearchParams(searchStr),
      go: (to, how) => (how?.replace ? history.replace(to) : history.push(to)),
    }),
    [pathname, searchStr, history],
  );
  return <WayProvider value={way}>{children}</WayProvider>;
}
