import { deadlineOf } from '../../days/days.js';
import { Due } from '../../lights/due.js';
import { LightChip } from '../../lights/light-chip.js';
import { shownState, StateChip } from '../../lights/state-chip.js';
import { useLanguage } from '../../words/words.js';
import { headingOf } from '../heading.js';
import type { Task } from './use-send.js';
import { useWords } from './words.js';

const ENDED: readonly Task['state'][] = ['closed', 'cancelled', 'handed-over'];
/** Below a minute two instants are one date to a reader. */
const SAME_MS = 60_000;

/** What it is, where it stands, and by when. */
export function TaskHead({ task }: { readonly task: Task }) {
  const say = useWords();
  return (
    <header className="sheet task-head">
      <p className="task-chips">
        {task.urgent && <span className="chip chip-late">{say('urgent')}</span>}
        <StateChip state={shownState(task)} />
        <LightChip light={task.light} />
      </p>
      <h1>{headingOf(task.requirement)}</h1>
      <Deadlines task={task} />
    </header>
  );
}

function Deadlines({ task }: { readonly task: Task }) {
  const say = useWords();
  const language = useLanguage();
  const { dueAt, effectiveDueAt, signForDueAt, state, clockHolder } = task;
  const isOpen = !ENDED.includes(state);
  const moved = Math.abs(Date.parse(effectiveDueAt) - Date.parse(dueAt)) >= SAME_MS;
  return (
    <dl className="task-facts">
      {state === 'dispatched' && (
        <div>
          <dt>{say('due.signFor')}</dt>
          <dd>
            <Due at={signForDueAt} />
          </dd>
        </div>
      )}
      <div>
        <dt>{say('due.close')}</dt>
        <dd>
          <Due at={effectiveDueAt} open={isOpen} />
        </dd>
      </div>
      {moved && (
        <div>
          <dt>{say('due.original')}</dt>
          <dd className="numbers">
            {deadlineOf(dueAt, language)}
            <span className="quiet task-aside">{say('due.originalMore')}</span>
          </dd>
        </div>
      )}
      {isOpen && (
        <div>
          <dt>{say('due.clock')}</dt>
          <dd>{say(`clock.${clockHolder}`)}</dd>
        </div>
      )}
    </dl>
  );
}
