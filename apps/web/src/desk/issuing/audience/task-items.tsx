import { ItemWords } from '../document/item-words.js';
import { wordsOfItem } from '../document/own-words.js';
import type { Item } from '../document/types.js';
import { useWords } from '../words.js';
import { RuleWords } from './rule-words.js';

interface Props {
  readonly tasks: readonly Item[];
  readonly chosen: readonly string[];
  readonly toggle: (itemId: string) => void;
  readonly choose: (itemIds: readonly string[]) => void;
}

/** The items that become tasks, each with whom it is for. */
export function TaskItems({ tasks, chosen, toggle, choose }: Props) {
  const say = useWords();
  const bare = tasks.filter(({ audience }) => audience === null);
  const ids = (items: readonly Item[]) => items.map(({ itemId }) => itemId);
  return (
    <section className="pane" aria-labelledby="tasks-title">
      <div className="pane-title">
        <h2 id="tasks-title">{say('audience.tasks')}</h2>
        <span>
          <button type="button" className="text-button" onClick={() => choose(ids(tasks))}>
            {say('audience.all')}
          </button>
          {bare.length > 0 && (
            <button type="button" className="text-button" onClick={() => choose(ids(bare))}>
              {say('audience.bare', { count: bare.length })}
            </button>
          )}
          <button type="button" className="text-button" onClick={() => choose([])}>
            {say('audience.none')}
          </button>
        </span>
      </div>
      <ol className="item-lines" aria-labelledby="tasks-title">
        {tasks.map((item) => (
          <li key={item.itemId} className="item-line">
            <label className="task-choice">
              <input
                type="checkbox"
                checked={chosen.includes(item.itemId)}
                onChange={() => toggle(item.itemId)}
              />
              <span>
                <ItemWords words={wordsOfItem(item, false, undefined)} />
                <RuleWords rule={item.audience} />
              </span>
            </label>
          </li>
        ))}
      </ol>
    </section>
  );
}
