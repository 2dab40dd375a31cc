import { useWords } from '../words.js';
import { CriteriaField } from './criteria-field.js';
import { DueField } from './due-field.js';
import { EvidenceField } from './evidence-field.js';
import type { FieldProps } from './field.js';
import { Proposed } from './proposed.js';
import { ResultLevelsField } from './result-levels-field.js';
import { ReviewFlowField } from './review-flow-field.js';
import { SponsorField } from './sponsor-field.js';

/** What a task needs to be one. */
export function TaskFields({ item, set }: FieldProps) {
  const say = useWords();
  return (
    <>
      <DueField item={item} set={set} />
      <label className="check">
        <input
          type="checkbox"
          checked={item.urgent}
          onChange={({ target }) => set({ urgent: target.checked })}
        />
        <span>{say('field.urgent')}</span>
      </label>
      <CriteriaField item={item} set={set} />
      <SponsorField item={item} set={set} />
      <label className="field">
        <span>
          {say('field.matter')} <Proposed item={item} field="matter" />
        </span>
        <input
          type="text"
          maxLength={60}
          value={item.matter ?? ''}
          onChange={({ target }) =>
            set({ matter: target.value.trimStart() === '' ? null : target.value.trimStart() })
          }
        />
      </label>
      <fieldset className="panel-field">
        <legend>
          {say('field.oversight')} <Proposed item={item} field="oversight" />
        </legend>
        <div className="choices">
          {(['macro', 'micro'] as const).map((oversight) => (
            <label key={oversight} className="choice">
              <input
                type="radio"
                name={`oversight-${item.itemId}`}
                checked={item.oversight === oversight}
                onChange={() => set({ oversight })}
              />
              <span>{say(`oversight.${oversight}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <EvidenceField item={item} set={set} />
      <ReviewFlowField item={item} set={set} />
      <ResultLevelsField item={item} set={set} />
    </>
  );
}
