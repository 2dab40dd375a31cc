import { useState, type ReactNode } from 'react';
import { momentOf } from '../days/days.js';
import { Icon } from '../look/icon.js';
import { useLanguage } from '../words/words.js';
import { ClosedNote } from './closed-note.js';
import { DecidePanel } from './decide-panel.js';
import { DirectiveMatter } from './directive-matter.js';
import { matterOf, type QueueRow } from './form.js';
import { RouteView } from './route-view.js';
import { TaskMatter } from './task-matter.js';
import type { Deciding } from './use-decision.js';
import { Waited } from './waited.js';
import { usePageWords, useWords } from './words.js';
import './review-page.css';

interface Props {
  readonly row: QueueRow;
  readonly deciding: Deciding;
  /** Above everything: the way through the queue. */
  readonly steps: ReactNode;
}

/** One matter with all that a decision needs: side by side on the desk, one below the other on the phone. */
export function ReviewPage({ row, deciding, steps }: Props) {
  const say = usePageWords();
  return (
    <div className="review">
      {steps}
      <header className="review-head">
        <h1>{matterOf(row)}</h1>
        <Facts row={row} />
      </header>
      <div className="review-matter">
        {row.businessType === 'task' ? <TaskMatter row={row} /> : <DirectiveMatter row={row} />}
      </div>
      <aside className="review-side sheet" aria-label={say('decide')}>
        {row.decisionForm.criteria.length > 0 && <Criteria row={row} />}
        {row.state === 'pending' ? (
          <Open row={row} deciding={deciding} />
        ) : (
          <ClosedNote row={row} form={deciding.draft.value} />
        )}
        <RouteView row={row} />
      </aside>
    </div>
  );
}

function Facts({ row }: { readonly row: QueueRow }) {
  const sayOfQueue = useWords();
  const language = useLanguage();
  return (
    <p className="review-facts">
      <span className="chip chip-idle">{sayOfQueue(`kind.${row.businessType}`)}</span>
      <span>{row.subjectUnitName}</span>
      {row.round > 1 && (
        <span className="chip chip-return">{sayOfQueue('round.n', { round: row.round })}</span>
      )}
      <span className="quiet">
        {row.initiatorName} ·{' '}
        <time className="numbers" dateTime={row.openedAt}>
          {momentOf(row.openedAt, language)}
        </time>
      </span>
      {row.state === 'pending' && (
        <span className="quiet">
          {sayOfQueue('waited')} <Waited row={row} />
        </span>
      )}
    </p>
  );
}

function Criteria({ row }: { readonly row: QueueRow }) {
  const say = usePageWords();
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria">{say('criteria')}</h2>
      <ol className="criteria">
        {row.decisionForm.criteria.map(({ criterionId, text }) => (
          <li key={criterionId}>{text}</li>
        ))}
      </ol>
    </section>
  );
}

/** What was decided on has changed while it was being read: nobody decides on what they have not seen. */
function Open({ row, deciding }: { readonly row: QueueRow; readonly deciding: Deciding }) {
  const say = usePageWords();
  const [read, setRead] = useState(row.version);
  if (row.version === read) return <DecidePanel row={row} deciding={deciding} />;
  return (
    <div className="note note-warn" role="alert">
      <Icon name="alert" />
      <div>
        <p>{say('changed')}</p>
        <button type="button" className="button" onClick={() => setRead(row.version)}>
          {say('changedRead')}
        </button>
      </div>
    </div>
  );
}
