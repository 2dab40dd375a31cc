import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { remarkList, remarkMake } from '../api/sdk.gen.js';
import type { RemarkListResponse, RemarkMakeData } from '../api/types.gen.js';
import { keyed } from '../calls/key.js';
import { many, one } from '../calls/keys.js';
import { useCommand, type KeyedDraft } from '../calls/use-command.js';

export type Remark = RemarkListResponse['rows'][number];
export type RemarkBody = NonNullable<RemarkMakeData['body']>;

/** What a remark is about, as it is told to the reader. */
export interface Subject {
  readonly taskId: string;
  readonly unitName: string;
  readonly heading: string;
}

/** One remark on a task, or its initialling: a body without words. */
export function useRemark(taskId: string, done: (remark: Remark) => unknown, draft?: KeyedDraft) {
  const queries = useQueryClient();
  return useCommand(
    (body: RemarkBody, key) => remarkMake({ path: { taskId }, body, headers: keyed(key) }),
    ({ remark }) => {
      void queries.invalidateQueries({ queryKey: one('task', taskId) });
      void queries.invalidateQueries({ queryKey: many('task') });
      return done(remark);
    },
    draft,
  );
}

/** The caller's own, newest first. */
export function useMyRemarks() {
  return useInfiniteQuery({
    queryKey: many('task', 'my-remarks'),
    queryFn: ({ pageParam }) =>
      remarkList({ query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
