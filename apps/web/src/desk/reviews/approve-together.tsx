import { Modal } from 'antd';
import { useState } from 'react';
import { newKey } from '../../calls/key.js';
import { OverBudgetNote } from '../../directives/over-budget-note.js';
import { BLANK_FORM, decisionOf, matterOf } from '../../reviews/form.js';
import { useOutbox } from '../../reviews/use-outbox.js';
import { useQueueFilters } from '../../reviews/use-queue.js';
import { useDirective } from '../../reviews/use-review.js';
import { useWords } from '../../reviews/words.js';
import { useBaseWords } from '../../words/words.js';
import { MOST_TOGETHER, type Selection } from './use-selection.js';

/** What is selected, approved together: named one by one before it is confirmed. */
export function ApproveTogether({ selection }: { readonly selection: Selection }) {
  const say = useWords();
  const [asked, setAsked] = useState(false);
  const count = selection.rows.length;
  return (
    <div className="together" role="region" aria-label={say('selected', { count })}>
      <strong className="numbers">{say('selected', { count })}</strong>
      {count === MOST_TOGETHER && <span className="quiet">{say('bulk.most', { count: MOST_TOGETHER })}</span>}
      <button type="button" className="button button-primary" onClick={() => setAsked(true)}>
        {say('approveSelected', { count })}
      </button>
      <button type="button" className="text-button" onClick={selection.clear}>
        {say('clearSelection')}
      </button>
      {asked && <Confirm selection={selection} close={() => setAsked(false)} />}
    </div>
  );
}

function Confirm({ selection, close }: { readonly selection: Selection; readonly close: () => void }) {
  const say = useWords();
  const sayBase = useBaseWords();
  const { outbox } = useOutbox();
  const { setLike } = useQueueFilters();
  const [opinion, setOpinion] = useState('');
  const { rows } = selection;
  const confirm = () => {
    outbox.put(
      newKey(),
      rows.map((row) => decisionOf('approve', { ...BLANK_FORM, opinion }, row)),
    );
    // Nothing that is alike is left: back to everything else.
    if (selection.all) setLike(null);
    selection.clear();
    close();
  };
  return (
    <Modal
      open
      title={say('bulk.title', { count: rows.length })}
      okText={say('bulk.confirm', { count: rows.length })}
      cancelText={sayBase('cancel')}
      onOk={confirm}
      onCancel={close}
    >
      {/* Reachable by keys, so that a long list can be moved with them. */}
      <ol className="together-list" tabIndex={0} aria-label={say('selected', { count: rows.length })}>
        {rows.map((row) => (
          <li key={row.assignmentId}>
            {row.subjectUnitName} <span className="quiet">{matterOf(row)}</span>
            {row.businessType === 'directive' && <OverBudgetOf directiveId={row.businessId} />}
          </li>
        ))}
      </ol>
      <label className="field">
        <span>{say('bulk.opinion')}</span>
        <textarea
          rows={2}
          maxLength={1000}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </label>
      <p className="quiet">{say('grace')}</p>
    </Modal>
  );
}

/** Why more is asked than a month allows, also where several are signed at once. */
function OverBudgetOf({ directiveId }: { readonly directiveId: string }) {
  const directive = useDirective(directiveId);
  return directive.data ? <OverBudgetNote directive={directive.data} /> : null;
}
