import type { ReactNode } from 'react';
import type { List } from '../calls/use-pages.js';
import { ProblemNote } from '../problems/problem-note.js';
import { useBaseWords } from '../words/words.js';
import { Loading } from './states.js';

interface Props {
  readonly list: List;
  /** How many rows are shown. */
  readonly count: number;
  /** Grey lines until the first answer. */
  readonly lines: number;
  /** Instead of rows, where there are none. */
  readonly blank: ReactNode;
  /** The list is what the page is for. */
  readonly page?: boolean;
  /** Other words than 查看更多. */
  readonly more?: string;
  /** The rows. */
  readonly children: ReactNode;
}

/** A list in whatever state it is: coming, refused, empty, or its rows with the way to more of them. */
export function Listed({ list, count, lines, blank, page = false, more, children }: Props) {
  return (
    <>
      {list.isPending && <Loading lines={lines} />}
      {list.error && (
        <ProblemNote error={list.error} retry={() => list.refetch()} page={page && count === 0} />
      )}
      {list.isSuccess && count === 0 && !list.hasNextPage && blank}
      {count > 0 && children}
      <More list={list}>{more}</More>
    </>
  );
}

interface MoreProps {
  readonly list: List;
  readonly children?: ReactNode;
}

/** At the end of a list; nothing where it is whole. */
export function More({ list, children }: MoreProps) {
  const say = useBaseWords();
  if (!list.hasNextPage) return null;
  return (
    <button
      type="button"
      className="button button-wide"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {children ?? say('more')}
    </button>
  );
}
