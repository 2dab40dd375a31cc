import { useId } from 'react';
import { useOverBudgetWords } from '../../../directives/words.js';
import type { OverBudget } from './use-over-budget.js';

/** Asked only where units are given more than a month allows. */
export function OverBudgetField({ units, reason, write }: OverBudget) {
  const say = useOverBudgetWords();
  const id = useId();
  if (units === 0) return null;
  return (
    <div className="field">
      <label htmlFor={id}>{say('field', { count: units })}</label>
      <textarea
        id={id}
        aria-describedby={`${id}-told`}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => write(target.value)}
      />
      <span id={`${id}-told`} className="quiet">
        {say('field.told')}
      </span>
    </div>
  );
}
