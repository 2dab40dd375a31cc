import type { TaskListResponse } from '../api/types.gen.js';
import { Icon, type IconName } from '../look/icon.js';
import { useBaseWords } from '../words/words.js';
import './chips.css';

type Row = TaskListResponse['rows'][number];
export type ShownState = Row['state'] | 'returned' | 'starting';

const LOOK: Readonly<Record<ShownState, { readonly tone: string; readonly icon: IconName }>> = {
  dispatched: { tone: 'info', icon: 'dotted' },
  declined: { tone: 'warn', icon: 'hand' },
  'in-progress': { tone: 'info', icon: 'open' },
  starting: { tone: 'warn', icon: 'send' },
  'in-review': { tone: 'warn', icon: 'half' },
  returned: { tone: 'return', icon: 'return' },
  suspended: { tone: 'idle', icon: 'pause' },
  closed: { tone: 'ok', icon: 'check' },
  cancelled: { tone: 'idle', icon: 'cross' },
  'handed-over': { tone: 'idle', icon: 'arrow' },
};

/** What a task's state is called on the screen: two of the words are derived from more than the state. */
export function shownState(task: Pick<Row, 'state' | 'returned' | 'review'>): ShownState {
  if (task.state === 'in-progress' && task.returned) return 'returned';
  if (task.state === 'in-review' && task.review?.starting) return 'starting';
  return task.state;
}

/** Icon, word and colour: none of them speaks alone. */
export function StateChip({ state }: { readonly state: ShownState }) {
  const say = useBaseWords();
  const { tone, icon } = LOOK[state];
  return (
    <span className={`chip chip-${tone}`}>
      <Icon name={icon} size={15} />
      {say(`state.${state}`)}
    </span>
  );
}
