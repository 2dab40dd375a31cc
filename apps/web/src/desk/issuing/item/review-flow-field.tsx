import { useWords } from '../words.js';
import { useFlows } from '../signing/use-flows.js';
import type { FieldProps } from './field.js';

/** Who says that the task is done: a flow of completion review. */
export function ReviewFlowField({ item, set }: FieldProps) {
  const say = useWords();
  const flows = useFlows('completion-review');
  return (
    <label className="field">
      <span>{say('field.reviewFlow')}</span>
      <select
        value={item.reviewFlowKey ?? ''}
        onChange={({ target }) => set({ reviewFlowKey: target.value === '' ? null : target.value })}
      >
        <option value="">{say('reviewFlow.default')}</option>
        {(flows.data ?? []).map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
