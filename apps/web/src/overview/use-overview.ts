import { useInfiniteQuery } from '@tanstack/react-query';
import { overviewGet, stuckList } from '../api/sdk.gen.js';
import type { OverviewGetResponse, StuckListResponse } from '../api/types.gen.js';
import { many } from '../calls/keys.js';
import { usePages } from '../calls/use-pages.js';

export type Overview = OverviewGetResponse;
export type StuckRow = StuckListResponse['rows'][number];
export type Reason = StuckRow['reason'];

export const REASONS: readonly Reason[] = [
  'unsigned-late',
  'overdue',
  'review-waits',
  'decline-waits',
  'extension-waits',
];

/** The five numbers and the directives in force, a page of them at a time. */
export function useOverview() {
  return useInfiniteQuery({
    queryKey: many('task', 'overview'),
    queryFn: ({ pageParam }) =>
      overviewGet({ query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ directives }) => directives.next,
  });
}

/** What is stuck, the longest first. */
export function useStuck(filter: { readonly reason?: Reason; readonly directiveId?: string }) {
  return usePages(many('task', 'stuck', filter), (more) =>
    stuckList({ query: { ...filter, limit: 10, ...more } }),
  );
}
