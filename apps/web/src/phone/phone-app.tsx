import { useMemo, type ComponentType } from 'react';
import { Redirect, Route, Router, Switch, useLocation, useParams, useSearch } from 'wouter';
import { RoleBar } from '../demo/lazy-role-bar.js';
import { lazyScreen } from '../frame/load-screen.js';
import { ParamsProvider } from '../frame/params.js';
import { placesFor } from '../frame/places.js';
import { ScreenFrame } from '../frame/screen-frame.js';
import { Gate } from '../session/gate.js';
import { usePerson } from '../session/use-session.js';
import { NotFound } from '../states/states.js';
import { WayProvider, type Way } from '../way/way.js';
import { AREAS } from './areas.js';
import DutiesScreen from './duties/duties-screen.js';
import { PhoneFrame } from './frame/phone-frame.js';

/** What most people open comes with the application, with its words; what they go to from there comes then. */
const HERE: Readonly<Record<string, ComponentType>> = { '/phone/duties': DutiesScreen };

const SCREENS = AREAS.flatMap((area) =>
  area.screens.map((screen) => ({ ...screen, shown: HERE[screen.path] ?? lazyScreen(area, screen) })),
);

export function PhoneApp() {
  return (
    <Router>
      <Paths>
        <RoleBar />
        <Gate>
          <PhoneFrame>
            <Switch>
              {SCREENS.map(({ path, duties, shown }) => (
                <Route key={path} path={path}>
                  <WithParams>
                    <ScreenFrame screen={shown} duties={duties} />
                  </WithParams>
                </Route>
              ))}
              <Route path="/phone">
                <Home />
              </Route>
              <Route>
                <NotFound />
              </Route>
            </Switch>
          </PhoneFrame>
        </Gate>
      </Paths>
    </Router>
  );
}

function WithParams({ children }: { readonly children: React.ReactNode }) {
  return <ParamsProvider value={useParams() as Record<string, string>}>{children}</ParamsProvider>;
}

/** The bare address leads to the first thing that this person has to see. */
function Home() {
  const [home] = placesFor(usePerson(), AREAS);
  return home ? <Redirect to={home.path} replace /> : <NotFound />;
}

function Paths({ children }: { readonly children: React.ReactNode }) {
  const [path, go] = useLocation();
  const query = useSearch();
  const way = useMemo<Way>(
    () => ({ entry: 'phone', path, search: new URLSearchParams(query), go }),
    [path, query, go],
  );
  return <WayProvider value={way}>{children}</WayProvider>;
}
