import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { taskList } from '../../api/sdk.gen.js';
import { many } from '../../calls/keys.js';

/** More than a branch owes at a time, and little enough for one answer over a bad line. */
const PAGE = 50;

/** Everything that the own units owe. One question for all three lists; further pages follow by themselves. */
export function useDuties() {
  const list = useInfiniteQuery({
    queryKey: many('task', 'duties'),
    queryFn: ({ pageParam }) =>
      taskList({
        query: {
          view: 'mine',
          state: ['dispatched', 'in-progress'],
          limit: PAGE,
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return list;
}
