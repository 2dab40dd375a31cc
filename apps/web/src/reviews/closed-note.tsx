import { Icon } from '../look/icon.js';
import type { DecisionForm, QueueRow } from './form.js';
import { useTask } from './use-review.js';
import { usePageWords, useWords } from './words.js';

/** What the caller decided, or why there is nothing to decide any more; what was typed meanwhile is not lost. */
export function ClosedNote({ row, form }: { readonly row: QueueRow; readonly form: DecisionForm }) {
  const say = usePageWords();
  if (row.decidedAt && (row.state === 'approved' || row.state === 'returned' || row.state === 'rejected'))
    return <Decided row={row} />;
  const typed = [form.reason, form.opinion].filter((words) => words.trim() !== '');
  return (
    <div className="note note-warn" role="status">
      <Icon name="alert" />
      <div>
        <p>
          {row.businessType === 'task' ? (
            <WhyTask row={row} />
          ) : (
            say('closed', { why: say('closed.superseded') })
          )}
        </p>
        {typed.length > 0 && (
          <>
            <p>{say('closed.kept')}</p>
            {typed.map((words) => (
              <p key={words} className="report-text">
                {words}
              </p>
            ))}
          </>
        )}
      </div>
    </div>
  );
}

function WhyTask({ row }: { readonly row: QueueRow }) {
  const say = usePageWords();
  const task = useTask(row.businessId);
  const why = task.data?.state === 'cancelled' ? 'closed.cancelled' : 'closed.superseded';
  return <>{say('closed', { why: say(why) })}</>;
}

function Decided({ row }: { readonly row: QueueRow }) {
  const say = usePageWords();
  const sayOfQueue = useWords();
  const cited = row.decisionForm.criteria.find(({ criterionId }) => criterionId === row.criterionId);
  return (
    <section className="decided" aria-labelledby="decided">
      <h3 id="decided">{say('yourDecision')}</h3>
      <p>
        <strong>{sayOfQueue(`state.${row.state}`)}</strong>
        {row.resultLevel && `（${row.resultLevel}）`}
      </p>
      {cited && (
        <p>
          {say('criterion')}：{cited.text}
        </p>
      )}
      {row.opinion && <p className="report-text">{row.opinion}</p>}
    </section>
  );
}
