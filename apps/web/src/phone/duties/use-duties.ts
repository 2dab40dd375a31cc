import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { taskList } from '../../api/sdk.gen.js';
import { many } from '../../calls/keys.js';
import { DUTIES_QUERY } from './duties-query.js';

export const DUTIES_KEY = many('task', 'duties');

/** Everything that the own units owe; further pages follow by themselves. */
export function useDuties() {
  const list = useInfiniteQuery({
    queryKey: DUTIES_KEY,
    queryFn: ({ pageParam }) =>
      taskList({
        query: {
          ...DUTIES_QUERY,
          state: [...DUTIES_QUERY.state],
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
