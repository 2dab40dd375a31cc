import { lazy, Suspense } from 'react';
import { matterOf, type QueueRow } from '../../reviews/form.js';
import { QueueFilters } from '../../reviews/queue-filters.js';
import { useOutbox } from '../../reviews/use-outbox.js';
import { useQueue, useQueueFilters } from '../../reviews/use-queue.js';
import { Waited } from '../../reviews/waited.js';
import { useWords } from '../../reviews/words.js';
import { Listed } from '../../states/listed.js';
import { To } from '../../way/way.js';
import './queue-screen.css';

// What waits, with nothing on its way, needs none of these.
const OutboxBar = lazy(() => import('../../reviews/outbox-bar.js'));
const DecidedAt = lazy(() => import('../../reviews/decided-at.js'));
const QueueBlank = lazy(() => import('../../reviews/queue-blank.js'));

/** What waits for this person, one below the other. */
export default function QueueScreen() {
  const { view, kind, like } = useQueueFilters();
  const { entries } = useOutbox();
  const { list, open, rows } = useQueue(view, kind, like);
  return (
    <div className="phone-queue">
      <QueueFilters open={open} />
      <Listed
        list={list}
        count={rows.length}
        lines={6}
        page
        blank={
          <Suspense fallback={null}>
            <QueueBlank />
          </Suspense>
        }
      >
        <ul className="phone-queue-rows">
          {rows.map((row) => (
            <Row key={row.assignmentId} row={row} />
          ))}
        </ul>
      </Listed>
      {entries.length > 0 && (
        <Suspense fallback={null}>
          <OutboxBar />
        </Suspense>
      )}
    </div>
  );
}

function Row({ row }: { readonly row: QueueRow }) {
  const say = useWords();
  const { query } = useQueueFilters();
  return (
    <li>
      <To href={`/phone/reviews/${row.assignmentId}${query}`} className="phone-queue-row">
        <strong>{matterOf(row)}</strong>
        <span>{row.subjectUnitName}</span>
        <span className="quiet">
          {say(`kind.${row.businessType}`)}
          {row.round > 1 && ` · ${say('round.n', { round: row.round })}`}
          {row.decidedAt ? ` · ${say(`state.${row.state}`)} · ` : ` · ${say('waited')} `}
          {row.decidedAt ? (
            <Suspense fallback={null}>
              <DecidedAt at={row.decidedAt} />
            </Suspense>
          ) : (
            <Waited row={row} />
          )}
        </span>
      </To>
    </li>
  );
}
