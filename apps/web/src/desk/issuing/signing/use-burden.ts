import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { directiveBurden } from '../../../api/sdk.gen.js';
import type { DirectiveBurdenResponse } from '../../../api/types.gen.js';
import { many } from '../../../calls/keys.js';

export type Burden = DirectiveBurdenResponse;

/** What the draft adds to each unit; audiences that have not arrived yet would be answered wrongly. */
export function useBurden(directiveId: string, waiting = false): UseQueryResult<Burden> {
  return useQuery({
    queryKey: many('task', 'burden', directiveId),
    queryFn: () => directiveBurden({ path: { directiveId } }),
    enabled: !waiting,
  });
}
