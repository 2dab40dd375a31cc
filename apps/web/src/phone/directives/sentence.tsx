import type { ReactNode } from 'react';
import type { DirectiveCoverageResponse } from '../../api/types.gen.js';
import { useWords } from '../../directives/words.js';

type Row = DirectiveCoverageResponse['rows'][number];
type Progress = NonNullable<DirectiveCoverageResponse['itemProgress']>[number];

interface Props {
  readonly row: Row;
  readonly text: string;
  readonly progress: Progress | undefined;
  /** What leaders said of it. */
  readonly children: ReactNode;
}

/** One stretch of the source; below it the outcome, for a task how far it is. */
export function Sentence({ row, text, progress, children }: Props) {
  const say = useWords();
  const tasks =
    progress && say('became.tasks', { total: progress.total, closed: progress.byState.closed ?? 0 });
  return (
    <li className={row.outcome === 'task' ? 'sentence sentence-task' : 'sentence'}>
      <p className="sentence-words">{text}</p>
      {row.itemId !== null && (
        <p className="quiet">
          {[row.path, say(`outcome.${row.outcome ?? 'undecided'}`), row.outcomeReason, tasks]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {children}
    </li>
  );
}
