import { momentOf } from '../../days/days.js';
import { matterOf, type QueueRow } from '../../reviews/form.js';
import { useQueueFilters, type View } from '../../reviews/use-queue.js';
import { Waited } from '../../reviews/waited.js';
import { useWords } from '../../reviews/words.js';
import { To } from '../../way/way.js';
import { useLanguage } from '../../words/words.js';
import type { Selection } from './use-selection.js';

interface Props {
  readonly view: View;
  readonly rows: readonly QueueRow[];
  readonly selection: Selection;
}

export function QueueTable({ view, rows, selection }: Props) {
  const say = useWords();
  const pending = view === 'pending';
  return (
    <table className="queue-table">
      <thead>
        <tr>
          {pending && (
            <th className="queue-check">
              <input
                type="checkbox"
                aria-label={say('selectAll')}
                checked={selection.all}
                onChange={selection.toggleAll}
              />
            </th>
          )}
          <th>{say('matter')}</th>
          <th>{say('unit')}</th>
          <th>{say('kind')}</th>
          {!pending && <th>{say('mine')}</th>}
          <th>{say(pending ? 'openedAt' : 'decidedAt')}</th>
          {pending && <th>{say('waited')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.assignmentId} row={row} pending={pending} selection={selection} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: QueueRow;
  readonly pending: boolean;
  readonly selection: Selection;
}

function Row({ row, pending, selection }: RowProps) {
  const say = useWords();
  const language = useLanguage();
  const { query } = useQueueFilters();
  const matter = matterOf(row);
  const unit = row.subjectUnitName ?? '';
  const at = pending ? row.openedAt : row.decidedAt!;
  return (
    <tr className={selection.has(row) ? 'queue-selected' : ''}>
      {pending && (
        <td className="queue-check">
          <input
            type="checkbox"
            aria-label={say('select', { title: matter, unit })}
            checked={selection.has(row)}
            onChange={() => selection.toggle(row)}
          />
        </td>
      )}
      <td>
        <To href={`/desk/reviews/${row.assignmentId}${query}`} className="queue-matter">
          {matter}
        </To>
        {row.round > 1 && <span className="chip chip-return">{say('round.n', { round: row.round })}</span>}
      </td>
      <td className="queue-brief">{unit}</td>
      <td className="queue-brief">{say(`kind.${row.businessType}`)}</td>
      {!pending && (
        <td>
          <strong>{say(`state.${row.state}`)}</strong>
          {row.resultLevel && `（${row.resultLevel}）`}
          {row.opinion && <span className="quiet queue-words">{row.opinion}</span>}
        </td>
      )}
      <td className="queue-brief numbers">
        <time dateTime={at}>{momentOf(at, language)}</time>
      </td>
      {pending && (
        <td className="queue-brief">
          <Waited row={row} />
        </td>
      )}
    </tr>
  );
}
