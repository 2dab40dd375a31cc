import { useWords } from '../words.js';
import type { FieldProps } from './field.js';

/** domain.md §2: the three levels of a result; off by default, never summed or sorted by. */
const LEVELS = ['完成', '做好', '做出特色'];

/** Whether the reviewer may say how well it was done. */
export function ResultLevelsField({ item, set }: FieldProps) {
  const say = useWords();
  const on = item.resultLevels.length > 0;
  const shown = on ? item.resultLevels : LEVELS;
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => set({ resultLevels: target.checked ? LEVELS : [] })}
      />
      <span>{say('field.resultLevels', { levels: shown.join(' / ') })}</span>
    </label>
  );
}
