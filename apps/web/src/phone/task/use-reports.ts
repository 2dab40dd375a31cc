import { useInfiniteQuery } from '@tanstack/react-query';
import { taskReports } from '../../api/sdk.gen.js';
import type { TaskReportsResponse } from '../../api/types.gen.js';
import { one } from '../../calls/keys.js';

export type Report = TaskReportsResponse['rows'][number];

const PAGE = 100;

/** The reports of a task, oldest first. */
export function useReports(taskId: string) {
  return useInfiniteQuery({
    queryKey: one('task', taskId, 'story', 'reports'),
    queryFn: ({ pageParam }) =>
      taskReports({ path: { taskId }, query: { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
  });
}
