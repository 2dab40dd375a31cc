import { StateChip } from '../../../lights/state-chip.js';
import { To } from '../../../way/way.js';
import { useBaseWords } from '../../../words/words.js';
import type { CoverageRow, ItemProgress, TaskState } from '../types.js';
import { useWords } from '../../../directives/words.js';

interface Props {
  readonly row: CoverageRow;
  readonly progress: ItemProgress | undefined;
  readonly directiveId: string;
}

/** Tasks with their states, or the outcome that the item was given. */
export function BecameOf({ row, progress, directiveId }: Props) {
  const say = useWords();
  if (row.itemId === null) return <span className="quiet">{say('became.outside')}</span>;
  if (row.outcome !== 'task') {
    return (
      <p>
        <span className="state-word">{say(`outcome.${row.outcome ?? 'undecided'}`)}</span>
        {row.outcomeReason && <span className="quiet"> {row.outcomeReason}</span>}
      </p>
    );
  }
  return <Tasks row={row} progress={progress} directiveId={directiveId} />;
}

function Tasks({ row, progress, directiveId }: Props) {
  const say = useWords();
  const sayBase = useBaseWords();
  const href = `/desk/ledger?directiveId=${directiveId}&itemId=${row.itemId}`;
  const states = Object.entries(progress?.byState ?? row.tasks) as [TaskState, number][];
  const total = progress?.total ?? states.reduce((sum, [, count]) => sum + count, 0);
  const red = progress?.red ?? 0;
  if (total === 0) return <span className="quiet">{say('became.noTask')}</span>;
  return (
    <div className="became">
      <To href={href}>
        {row.path && <span className="numbers">{row.path} </span>}
        {say('became.tasks', { total, closed: progress?.byState.closed ?? 0 })}
      </To>
      <ul className="became-states">
        {states.map(([state, count]) => (
          <li key={state}>
            <StateChip state={state} /> <span className="numbers">{count}</span>
          </li>
        ))}
        {red > 0 && (
          <li>
            <To href={`${href}&lights=red`} className="late-words">
              {sayBase('light.red')} {red}
            </To>
          </li>
        )}
      </ul>
    </div>
  );
}
