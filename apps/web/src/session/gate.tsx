import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { ProblemNote } from '../problems/problem-note.js';
import { Loading } from '../states/states.js';
import { useLive } from '../live/use-live.js';
import { PersonProvider, useSession } from './use-session.js';

// Most pages are opened by somebody who is signed in.
const LogIn = lazy<ComponentType<{ readonly ended: boolean }>>(() =>
  import('./log-in.js').catch((error: unknown) => ({
    default: () => <ProblemNote error={error} retry={() => window.location.reload()} page />,
  })),
);

/** After the page that was asked for; without it the device's own choice stands. */
const KeptPreferences = lazy<ComponentType>(() =>
  import('./kept-preferences.js').catch(() => ({ default: () => null })),
);

/** Whoever is not signed in is asked to, in place: the address stays, and so does what it leads to. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const [wasIn, setWasIn] = useState(false);
  if (session.data && !wasIn) setWasIn(true);
  useLive(Boolean(session.data));
  if (session.isPending) return <Loading />;
  if (session.data === undefined)
    return <ProblemNote error={session.error} retry={() => session.refetch()} page />;
  if (session.data === null) {
    return (
      <Suspense fallback={<Loading />}>
        <LogIn ended={wasIn} />
      </Suspense>
    );
  }
  return (
    <PersonProvider value={session.data}>
      {children}
      <Suspense fallback={null}>
        <KeptPreferences />
      </Suspense>
    </PersonProvider>
  );
}
