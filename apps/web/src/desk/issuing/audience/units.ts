import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { audiencePreview, postList, unitChildren, unitGet, unitSearch } from '../../../api/sdk.gen.js';
import type { UnitChildrenResponse, UnitGetResponse } from '../../../api/types.gen.js';
import type { AudienceRule } from '../document/types.js';

export type Unit = UnitGetResponse;
export type TreeUnit = UnitChildrenResponse['rows'][number];
export type UnitKind = Unit['kind'];

/** The kinds that can hold tasks, from the top down; a party cell holds none. */
export const KINDS_WITH_TASKS = [
  'district-committee',
  'work-committee',
  'committee',
  'leading-party-group',
  'general-branch',
  'branch',
  'grid-branch',
  'temporary-branch',
  'office',
  'government',
  'subdistrict-office',
  'community',
  'stewardship-area',
] as const satisfies UnitKind[];

const FRESH_MS = 5 * 60_000;

/** What is right below a unit, page by page; the roots for null. */
export function useChildren(parentId: string | null, open = true) {
  return useInfiniteQuery({
    queryKey: ['units', 'children', parentId],
    queryFn: ({ pageParam }) =>
      unitChildren({
        query: { limit: 100, ...(parentId ? { parentId } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: FRESH_MS,
    enabled: open,
  });
}

export function useUnitSearch(q: string) {
  return useQuery({
    queryKey: ['units', 'search', q],
    queryFn: () => unitSearch({ query: { q, limit: 30 } }),
    staleTime: FRESH_MS,
    enabled: q !== '',
    placeholderData: (before) => before,
  });
}

/** Units by their ids, for their names. */
export function useUnits(unitIds: readonly string[]): ReadonlyMap<string, Unit> {
  return useQueries({
    queries: unitIds.map((unitId) => ({
      queryKey: ['units', 'one', unitId],
      queryFn: () => unitGet({ path: { unitId } }),
      staleTime: FRESH_MS,
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => (data ? [[data.unitId, data] as const] : []))),
  });
}

export function usePosts() {
  return useQuery({
    queryKey: ['posts'],
    queryFn: async () => (await postList({ query: { limit: 200 } })).rows,
    staleTime: FRESH_MS,
  });
}

/** Whom a rule reaches now. Asked again with every change of it. */
export function useReach(rule: AudienceRule | null) {
  return useQuery(reachQuery(rule));
}

/** Whom it reaches does not hang on why others are left out: a reason may still be on its way. */
const withReasons = (rule: AudienceRule): AudienceRule => ({
  ...rule,
  exclusions: rule.exclusions?.map(({ unitId, reason }) => ({ unitId, reason: reason.trim() || '…' })),
});

export const reachQuery = (rule: AudienceRule | null) => ({
  queryKey: ['units', 'reach', rule],
  queryFn: () => audiencePreview({ body: { rule: withReasons(rule!) } }),
  enabled: rule !== null,
  staleTime: 30_000,
});
