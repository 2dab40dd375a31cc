import { Icon, type IconName } from '../../../look/icon.js';
import type { Item, Outcome } from '../document/types.js';
import { useWords } from '../words.js';
import '../../../lights/chips.css';

const LOOK: Readonly<Record<Outcome, readonly [tone: string, icon: IconName]>> = {
  undecided: ['warn', 'dotted'],
  task: ['info', 'check'],
  guidance: ['ok', 'book'],
  'for-information': ['idle', 'eye'],
  'no-action': ['idle', 'cross'],
};

/** How an item ends: icon, word and colour. */
export function OutcomeMark({ item }: { readonly item: Pick<Item, 'outcome'> }) {
  const say = useWords();
  const [tone, icon] = LOOK[item.outcome];
  return (
    <span className={`chip chip-${tone}`}>
      <Icon name={icon} size={14} />
      {say(`outcome.${item.outcome}`)}
    </span>
  );
}
