import { Due } from '../../lights/due.js';
import { LightChip } from '../../lights/light-chip.js';
import { To } from '../../way/way.js';
import { wordsOf } from '../../words/words.js';
import type zh from '../../words/zh-CN/duties.js';
import { headingOf } from '../heading.js';
import { listOf, type TaskRow } from './lists.js';

const useWords = wordsOf<typeof zh>('duties');

/** One task: what it is, who asks, until when, and the one thing to do. */
export function DutyLine({ task }: { readonly task: TaskRow }) {
  const say = useWords();
  const heading = headingOf(task.requirement);
  const list = listOf(task);
  return (
    <li className="duty">
      <h2>{heading}</h2>
      <p className="quiet">{task.issuerUnitName}</p>
      {list === 'returned' && (
        <p className="duty-returned">{say('returned', { reason: task.returned!.reason })}</p>
      )}
      <p className="duty-due">
        {list === 'sign' && (
          <span>
            {say('signBy')} <Due at={task.signForDueAt} />
          </span>
        )}
        <span>
          {say('closeBy')} <Due at={task.effectiveDueAt} />
        </span>
      </p>
      <p className="duty-foot">
        <span>
          {task.urgent && <span className="chip chip-late">{say('urgent')}</span>}
          <LightChip light={task.light} />
        </span>
        <To
          href={`/phone/tasks/${task.taskId}`}
          className="button button-primary duty-verb"
          label={say('verbFor', { verb: say(`verb.${list}`), heading })}
        >
          {say(`verb.${list}`)}
        </To>
      </p>
    </li>
  );
}
