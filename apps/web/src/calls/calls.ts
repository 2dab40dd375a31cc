import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { client } from '../api/client.gen.js';
import { Problem, problemOf } from '../problems/problem.js';
import { SESSION_KEY } from './keys.js';

/** Seconds during which what was read counts as fresh; hints of the platform end it earlier. */
const FRESH_MS = 30_000;
const MOST_TRIES = 3;

/** Reading is repeated when nobody answered; a refusal is not. */
const again = (failures: number, error: Error): boolean =>
  error instanceof Problem && error.outcome === 'unknown' && failures < MOST_TRIES;

/** Wires the generated client to this page, and makes what keeps its answers. */
export function startCalls(): QueryClient {
  client.setConfig({ baseUrl: '', credentials: 'same-origin', throwOnError: true, responseStyle: 'data' });
  client.interceptors.error.use((error, response) => problemOf(error, response));
  const noticed = (error: Error) => {
    // Whoever's session has ended is asked to sign in, wherever the answer came from.
    if (error instanceof Problem && error.code === 'platform/unauthenticated') {
      queries.setQueryData(SESSION_KEY, null);
    }
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticed }),
    mutationCache: new MutationCache({ onError: noticed }),
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: again, networkMode: 'always', refetchOnWindowFocus: false },
    },
  });
  return queries;
}
