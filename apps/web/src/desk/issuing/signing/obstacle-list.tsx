import { Icon } from '../../../look/icon.js';
import type { Go, Step } from '../document/types.js';
import { useWords } from '../words.js';
import type { Obstacle, Obstructed } from './readiness.js';

const SHOWN = 20;
const WHERE: Readonly<Record<Obstacle, Step>> = {
  undecided: 'items',
  lack: 'items',
  due: 'items',
  past: 'items',
  audience: 'audience',
};

interface Props {
  readonly obstacles: readonly Obstructed[];
  readonly go: Go;
}

/** What is missing, by item, before anybody is asked to sign. */
export function ObstacleList({ obstacles, go }: Props) {
  const say = useWords();
  return (
    <section className="note note-warn obstacles" aria-labelledby="obstacles-title">
      <Icon name="alert" />
      <div>
        <h2 id="obstacles-title">{say('obstacle.title', { count: obstacles.length })}</h2>
        <ul>
          {obstacles.slice(0, SHOWN).map(({ item, obstacle }) => (
            <li key={item.itemId}>
              <button type="button" className="text-button" onClick={() => go(WHERE[obstacle], item.itemId)}>
                {item.path} {`${item.heading ?? ''}${item.body}`.slice(0, 24)}
              </button>
              {say(`obstacle.${obstacle}`)}
            </li>
          ))}
        </ul>
        {obstacles.length > SHOWN && <p>{say('obstacle.more', { count: obstacles.length - SHOWN })}</p>}
      </div>
    </section>
  );
}
