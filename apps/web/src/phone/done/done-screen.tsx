import { taskList } from '../../api/sdk.gen.js';
import type { TaskListResponse } from '../../api/types.gen.js';
import { many } from '../../calls/keys.js';
import { usePages } from '../../calls/use-pages.js';
import { momentOf } from '../../days/days.js';
import { Due } from '../../lights/due.js';
import { shownState, StateChip } from '../../lights/state-chip.js';
import { Listed } from '../../states/listed.js';
import { Blank } from '../../states/states.js';
import { To, useFilter } from '../../way/way.js';
import { useLanguage, wordsOf } from '../../words/words.js';
import type zh from '../../words/zh-CN/done.js';
import { headingOf } from '../heading.js';
import './done-screen.css';

const useWords = wordsOf<typeof zh>('done');

type TaskRow = TaskListResponse['rows'][number];

/** What lies with others, and what is over. */
const LISTS = {
  waiting: ['in-review', 'declined', 'suspended'],
  ended: ['closed', 'cancelled', 'handed-over'],
} as const satisfies Record<string, readonly TaskRow['state'][]>;
type ListName = keyof typeof LISTS;

/** What the unit has done its part of. */
export default function DoneScreen() {
  const say = useWords();
  const [asked, ask] = useFilter('list');
  const name: ListName = asked === 'ended' ? 'ended' : 'waiting';
  const { list, rows } = useTasks(name);
  return (
    <div className="done">
      <h1 className="visually-hidden">{say('title')}</h1>
      <div className="done-lists" role="group" aria-label={say('title')}>
        {(['waiting', 'ended'] as const).map((of) => (
          <button key={of} type="button" aria-pressed={of === name} onClick={() => ask(of)}>
            {say(`list.${of}`)}
          </button>
        ))}
      </div>
      <Listed
        list={list}
        count={rows.length}
        lines={6}
        page
        blank={
          <Blank icon={name === 'waiting' ? 'send' : 'done'} title={say(`empty.${name}`)}>
            {say(`next.${name}`)}
          </Blank>
        }
      >
        <ul>
          {rows.map((task) => (
            <DoneLine key={task.taskId} task={task} />
          ))}
        </ul>
      </Listed>
    </div>
  );
}

function useTasks(name: ListName) {
  return usePages(many('task', 'done', name), (more) =>
    taskList({ query: { view: 'mine', state: [...LISTS[name]], limit: 30, ...more } }),
  );
}

function DoneLine({ task }: { readonly task: TaskRow }) {
  const say = useWords();
  const language = useLanguage();
  const { taskId, requirement, issuerUnitName, review, ended, effectiveDueAt } = task;
  const names = review?.waitsFor.join('、');
  return (
    <li className="done-line">
      <h2>
        <To href={`/phone/tasks/${taskId}`} className="done-link">
          {headingOf(requirement)}
        </To>
      </h2>
      <p className="quiet">{issuerUnitName}</p>
      <p className="done-state">
        <StateChip state={shownState(task)} />
        {names && <span>{say('reviewer', { names })}</span>}
      </p>
      <p className="quiet numbers">
        {ended ? (
          say('endedAt', { time: momentOf(ended.at, language) })
        ) : (
          <Due at={effectiveDueAt} open={false} />
        )}
      </p>
    </li>
  );
}
