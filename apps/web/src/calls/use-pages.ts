import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';

interface Page<Row> {
  readonly rows: readonly Row[];
  /** The cursor of the next page. */
  readonly next: string | null;
}

/** A list that comes page by page. @param read is given what asks for the next page, to be put into the query */
export function usePages<Row>(
  queryKey: QueryKey,
  read: (more: { readonly cursor?: string }) => Promise<Page<Row>>,
) {
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam === null ? {} : { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  return { list, rows: list.data?.pages.flatMap(({ rows }) => rows) ?? [] };
}

/** What a list tells whoever shows it, whatever its rows are. */
export interface List {
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}
