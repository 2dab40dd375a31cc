import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { flowList } from '../../../api/sdk.gen.js';
import type { FlowListResponse } from '../../../api/types.gen.js';

export type Flow = FlowListResponse['rows'][number];

/** The flows for one purpose, by name. */
export function useFlows(purpose: Flow['purpose']): UseQueryResult<readonly Flow[]> {
  return useQuery({
    queryKey: ['flows'],
    queryFn: () => flowList({ query: { limit: 200 } }),
    staleTime: 10 * 60_000,
    select: ({ rows }) => rows.filter((flow) => flow.purpose === purpose),
  });
}
