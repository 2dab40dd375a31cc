import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { sessionEnd, sessionShow } from '../api/sdk.gen.js';
import { SESSION_KEY } from '../calls/keys.js';
import { Problem } from '../problems/problem.js';
import type { Person } from './person.js';

/** Who is signed in; null when nobody is. */
export function useSession(): UseQueryResult<Person | null> {
  return useQuery({ queryKey: SESSION_KEY, queryFn: whoIsThere, staleTime: 5 * 60_000 });
}

async function whoIsThere(): Promise<Person | null> {
  try {
    return await sessionShow();
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

const PersonContext = createContext<Person | null>(null);
export const PersonProvider = PersonContext.Provider;

/** The signed-in person; every screen has one. */
export function usePerson(): Person {
  const person = useContext(PersonContext);
  if (!person) throw new Error('nobody is signed in here');
  return person;
}

/** Ends the session, and forgets what was read under it. */
export function useLogOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await sessionEnd();
    queries.clear();
    queries.setQueryData(SESSION_KEY, null);
  };
}
