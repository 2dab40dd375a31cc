import { useState, type ReactNode } from 'react';
import { ProblemNote } from '../problems/problem-note.js';
import { Loading } from '../states/states.js';
import { useLive } from '../live/use-live.js';
import { LogIn } from './log-in.js';
import { usePreferences } from './use-preferences.js';
import { PersonProvider, useSession } from './use-session.js';

/** Whoever is not signed in is asked to, in place: the address stays, and so does what it leads to. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const [wasIn, setWasIn] = useState(false);
  if (session.data && !wasIn) setWasIn(true);
  useLive(Boolean(session.data));
  usePreferences(Boolean(session.data));
  if (session.isPending) return <Loading />;
  if (session.data === undefined)
    return <ProblemNote error={session.error} retry={() => session.refetch()} page />;
  if (session.data === null) return <LogIn ended={wasIn} />;
  return <PersonProvider value={session.data}>{children}</PersonProvider>;
}
