import { Icon } from '../../../look/icon.js';
import { useWords } from '../words.js';
import type { FieldProps } from './field.js';
import { Proposed } from './proposed.js';

const MOST = 20;

/** By what it is judged whether the task is done; a return has to cite one of these. */
export function CriteriaField({ item, set }: FieldProps) {
  const say = useWords();
  const texts = item.criteria.map(({ text }) => text);
  const shown = texts.length > 0 ? texts : [''];
  const put = (at: number, text: string) =>
    set({ criteria: shown.map((old, index) => (index === at ? text : old)) });
  return (
    <fieldset className="panel-field">
      <legend>
        {say('field.criteria')} <Proposed item={item} field="criteria" />
      </legend>
      <ol className="criteria">
        {shown.map((text, at) => (
          // The place is the identity here: the words change with every key.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <textarea
              rows={2}
              maxLength={500}
              aria-label={say('criteria.one', { number: at + 1 })}
              value={text}
              onChange={({ target }) => put(at, target.value)}
            />
            {shown.length > 1 && (
              <button
                type="button"
                className="icon-button"
                aria-label={say('criteria.remove', { number: at + 1 })}
                onClick={() => set({ criteria: shown.filter((_, index) => index !== at) })}
              >
                <Icon name="close" size={16} />
              </button>
            )}
          </li>
        ))}
      </ol>
      {shown.length < MOST && (
        <button type="button" className="text-button" onClick={() => set({ criteria: [...shown, ''] })}>
          {say('criteria.add')}
        </button>
      )}
    </fieldset>
  );
}
