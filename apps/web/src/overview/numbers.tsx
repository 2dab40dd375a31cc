import { Icon, type IconName } from '../look/icon.js';
import { To, useWay } from '../way/way.js';
import { listPath } from './list-path.js';
import type { Overview } from './use-overview.js';
import { useWords } from './words.js';

const COUNTED = ['open', 'closed', 'yellow', 'red'] as const;
const ICONS: Readonly<Record<(typeof COUNTED)[number], IconName>> = {
  open: 'open',
  closed: 'done',
  yellow: 'clock',
  red: 'warning',
};

/** Five numbers, each of which leads to what it counts. */
export function Numbers({ overview }: { readonly overview: Overview }) {
  const say = useWords();
  const { entry } = useWay();
  return (
    <ul className="overview-numbers" aria-label={say('numbers')}>
      {COUNTED.map((name) => (
        <li key={name}>
          <To href={listPath(entry, overview[name].list)} className={`overview-number overview-${name}`}>
            <Figure name={say(name)} icon={ICONS[name]} count={overview[name].count} />
          </To>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="overview-number overview-stuck"
          onClick={() => document.querySelector('#stuck')?.scrollIntoView()}
        >
          <Figure name={say('stuck')} icon="pause" count={overview.stuck.count} />
        </button>
      </li>
    </ul>
  );
}

interface FigureProps {
  readonly name: string;
  readonly icon: IconName;
  readonly count: number;
}

function Figure({ name, icon, count }: FigureProps) {
  const say = useWords();
  return (
    <>
      <span className="overview-count numbers">{count}</span>
      <span className="overview-name">
        <Icon name={icon} size={16} /> {name}
      </span>
      <span className="visually-hidden">{say('number.list')}</span>
    </>
  );
}
