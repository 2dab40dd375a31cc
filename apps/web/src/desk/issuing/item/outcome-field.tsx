import { KINDS, OUTCOMES } from '../document/types.js';
import { useWords } from '../words.js';
import type { FieldProps } from './field.js';
import { Proposed } from './proposed.js';

/** What becomes of the words, and what sort of words they are. */
export function OutcomeField({ item, set }: FieldProps) {
  const say = useWords();
  return (
    <>
      <fieldset className="panel-field">
        <legend>
          {say('field.outcome')} <Proposed item={item} field="outcome" />
        </legend>
        <div className="choices">
          {OUTCOMES.map((outcome, index) => (
            <label key={outcome} className="choice">
              <input
                type="radio"
                name={`outcome-${item.itemId}`}
                checked={item.outcome === outcome}
                onChange={() => set({ outcome })}
              />
              <span>
                {say(`outcome.${outcome}`)} <kbd aria-hidden>{index + 1}</kbd>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {item.outcome === 'no-action' && (
        <label className="field">
          <span>{say('field.outcomeReason')}</span>
          <textarea
            rows={2}
            maxLength={500}
            value={item.outcomeReason ?? ''}
            onChange={({ target }) => set({ outcomeReason: target.value })}
          />
        </label>
      )}
      <label className="field">
        <span>
          {say('field.kind')} <Proposed item={item} field="kind" />
        </span>
        <select
          value={item.kind}
          onChange={({ target }) => set({ kind: KINDS.find((kind) => kind === target.value)! })}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
