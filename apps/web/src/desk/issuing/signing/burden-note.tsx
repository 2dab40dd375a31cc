import type { Item } from '../document/types.js';
import { useWords } from '../words.js';
import { burdenOf } from './readiness.js';
import { UnitBurden } from './unit-burden.js';

interface Props {
  readonly directiveId: string;
  readonly tasks: readonly Item[];
  /** Edits are still on their way. */
  readonly waiting: boolean;
}

/** What it costs those who get it: said before it is asked of them. */
export function BurdenNote({ directiveId, tasks, waiting }: Props) {
  const say = useWords();
  const { files, figures } = burdenOf(tasks);
  const asking = tasks.filter(({ evidence }) => evidence.files || evidence.figures.length > 0);
  if (tasks.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="burden-title">
      <h2 id="burden-title">{say('burden.title')}</h2>
      <p>{say('burden.tasks', { count: tasks.length })}</p>
      <p>{files + figures === 0 ? say('burden.nothing') : say('burden.asks', { files, figures })}</p>
      {asking.length > 0 && (
        <ul className="plain-list">
          {asking.map((item) => (
            <li key={item.itemId}>
              {say('burden.reason', {
                item: item.path,
                reason: item.evidence.reason ?? '',
              })}
            </li>
          ))}
        </ul>
      )}
      <UnitBurden directiveId={directiveId} waiting={waiting} />
    </section>
  );
}
