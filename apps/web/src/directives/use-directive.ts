import { useQuery } from '@tanstack/react-query';
import { directiveCoverage, directiveGet, directiveSource, taskCounts } from '../api/sdk.gen.js';
import { many, one } from '../calls/keys.js';

/** Tasks are made in chunks; while they are, their number is asked for. */
const MAKING_MS = 1_000;

export function useDirective(directiveId: string) {
  return useQuery({
    queryKey: one('directive', directiveId),
    queryFn: () => directiveGet({ path: { directiveId } }),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'issued' && data.dispatch?.finished === false ? MAKING_MS : false,
  });
}

/** Every stretch of the source with what became of it: read again whenever a task moves. */
export function useCoverage(directiveId: string) {
  return useQuery({
    queryKey: many('task', 'coverage', directiveId),
    queryFn: () => directiveCoverage({ path: { directiveId } }),
  });
}

export function useSource(directiveId: string) {
  return useQuery({
    queryKey: one('directive', directiveId, 'source'),
    queryFn: async () => (await directiveSource({ path: { directiveId } })).text,
    staleTime: Infinity,
  });
}

export function useCounts(directiveId: string) {
  return useQuery({
    queryKey: many('task', 'counts', directiveId),
    queryFn: () => taskCounts({ query: { directiveId } }),
  });
}
