import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { taskList } from '../../../api/sdk.gen.js';
import { many } from '../../../calls/keys.js';
import type { TaskQuery } from '../types.js';

const PAGE = 200;

export type LedgerFilters = Omit<TaskQuery, 'cursor' | 'limit'>;

const ONE = ['directiveId', 'itemId', 'unitId', 'underUnitId', 'parentTaskId', 'q'] as const;
const YES_OR_NO = ['returned', 'unsignedLate', 'extensionOpen'] as const;

/** The filters as the address has them; what is none of ours is passed over. */
export function filtersIn(search: URLSearchParams): LedgerFilters {
  const named = ONE.flatMap((name) => {
    const value = search.get(name);
    return value ? [[name, value] as const] : [];
  });
  const flags = YES_OR_NO.flatMap((name) => {
    const value = search.get(name);
    return value === 'true' || value === 'false' ? [[name, value === 'true'] as const] : [];
  });
  const states = listIn(search, 'state');
  const lights = listIn(search, 'lights');
  return {
    ...Object.fromEntries([...named, ...flags]),
    ...(states.length > 0 ? { state: states } : {}),
    ...(lights.length > 0 ? { lights } : {}),
  } as LedgerFilters;
}

/** `a,b` or the name several times. */
function listIn(search: URLSearchParams, name: string): readonly string[] {
  return search.getAll(name).flatMap((value) => value.split(',').filter(Boolean));
}

/** Page after page, as far as somebody scrolls. */
export function useLedger(filters: LedgerFilters) {
  return useInfiniteQuery({
    queryKey: many('task', 'ledger', filters),
    queryFn: ({ pageParam }) =>
      taskList({ query: { ...filters, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}
