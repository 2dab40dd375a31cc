import { useEffect, useRef } from 'react';
import { DraftNote } from '../drafts/draft-note.js';
import { useWay } from '../way/way.js';
import { choicesFor, criterionOf, type Choice, type QueueRow } from './form.js';
import type { Deciding } from './use-decision.js';
import { usePageWords, useWords } from './words.js';

interface Props {
  readonly row: QueueRow;
  readonly deciding: Deciding;
}

/** The criteria, the choice, what has to be said with it, and the button that confirms. */
export function DecidePanel({ row, deciding }: Props) {
  const say = usePageWords();
  const sayOfQueue = useWords();
  const { entry } = useWay();
  const { choice, missing, confirm, draft } = deciding;
  return (
    <form
      className="decide"
      aria-label={say('decide')}
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <Choices row={row} deciding={deciding} />
      {choice === 'approve' && <Approving row={row} deciding={deciding} />}
      {(choice === 'return' || choice === 'reject') && <Refusing row={row} deciding={deciding} />}
      {missing && (
        <p className="note note-late" role="alert">
          {say(`missing.${missing}`)}
        </p>
      )}
      {choice && (
        <button type="submit" className="button button-primary button-wide">
          {say(`confirm.${choice}`)}
        </button>
      )}
      {choice && <p className="quiet">{sayOfQueue('grace')}</p>}
      {!choice && entry === 'desk' && <p className="quiet">{say('keys.hint')}</p>}
      {draft.savedAt !== null && <DraftNote draft={draft} />}
    </form>
  );
}

function Choices({ row, deciding: { choice, choose } }: Props) {
  const say = usePageWords();
  const words: Readonly<Record<Choice, string>> = {
    approve: say(row.businessType === 'task' ? 'approveTask' : 'approveDirective'),
    return: say(row.businessType === 'task' ? 'returnTask' : 'returnDirective'),
    reject: say('reject'),
  };
  return (
    <div className="choices" role="group" aria-label={say('decide')}>
      {choicesFor(row).map((each) => (
        <button
          key={each}
          type="button"
          className={`button choice choice-${each}`}
          aria-pressed={choice === each}
          onClick={() => choose(each)}
        >
          {words[each]}
        </button>
      ))}
    </div>
  );
}

function Approving({ row, deciding: { draft, change } }: Props) {
  const say = usePageWords();
  const { resultLevels } = row.decisionForm;
  return (
    <>
      {resultLevels.length > 0 && (
        <fieldset className="options">
          <legend>{say('level')}</legend>
          {[null, ...resultLevels].map((level) => (
            <label key={level ?? ''}>
              <input
                type="radio"
                name="level"
                checked={draft.value.resultLevel === level}
                onChange={() => change({ resultLevel: level })}
              />
              <span>{level ?? say('levelNone')}</span>
            </label>
          ))}
        </fieldset>
      )}
      <label className="field">
        <span>{say('opinion')}</span>
        <textarea
          rows={2}
          maxLength={1000}
          value={draft.value.opinion}
          onChange={(event) => change({ opinion: event.target.value })}
        />
      </label>
    </>
  );
}

function Refusing({ row, deciding }: Props) {
  const say = usePageWords();
  const { choice, draft, change, missing, confirm } = deciding;
  const { criteria } = row.decisionForm;
  const reason = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (missing === 'reason') reason.current?.focus();
  }, [missing]);
  return (
    <>
      {choice === 'return' && criteria.length > 0 && (
        <fieldset className="options">
          <legend>{say('criterion')}</legend>
          {criteria.map(({ criterionId, text }) => (
            <label key={criterionId}>
              <input
                type="radio"
                name="criterion"
                checked={criterionOf(draft.value, row) === criterionId}
                onChange={() => change({ criterionId })}
              />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
      )}
      <label className="field">
        <span>{say('reason')}</span>
        <span className="quiet">{say(`reason.hint.${row.businessType}`)}</span>
        <textarea
          ref={reason}
          rows={4}
          maxLength={1000}
          value={draft.value.reason}
          aria-invalid={missing === 'reason'}
          onChange={(event) => change({ reason: event.target.value })}
          onKeyDown={(event) => {
            // Enter is a new line here; with Ctrl it confirms.
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
          }}
        />
      </label>
    </>
  );
}
