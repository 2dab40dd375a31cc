import { taskList } from '../../api/sdk.gen.js';
import type { TaskListData, TaskListResponse } from '../../api/types.gen.js';
import { many } from '../../calls/keys.js';
import { usePages } from '../../calls/use-pages.js';
import { Due } from '../../lights/due.js';
import { LightChip } from '../../lights/light-chip.js';
import { shownState, StateChip } from '../../lights/state-chip.js';
import { Icon } from '../../look/icon.js';
import { FromItem } from '../../overview/from-item.js';
import { useWords } from '../../overview/words.js';
import RemarkActs from '../../remarks/remark-acts.js';
import { Listed } from '../../states/listed.js';
import { Blank } from '../../states/states.js';
import { To, useWay } from '../../way/way.js';
import '../../overview/overview.css';

type Query = NonNullable<TaskListData['query']>;
type Task = TaskListResponse['rows'][number];

/** The list behind a number of the overview; what it is narrowed to stands in the address. */
export default function TasksScreen() {
  const say = useWords();
  const { list, rows } = useTasks();
  return (
    <div className="overview">
      <p>
        <To href="/phone/overview">
          <Icon name="back" size={16} /> {say('back')}
        </To>
      </p>
      <h1>{say('tasksTitle')}</h1>
      <Listed
        list={list}
        count={rows.length}
        lines={6}
        page
        blank={
          <Blank icon="done" title={say('tasksEmpty')}>
            <To href="/phone/overview/tasks">{say('tasksAll')}</To>
          </Blank>
        }
      >
        <ul className="overview-rows overview-sheet">
          {rows.map((task) => (
            <Row key={task.taskId} task={task} />
          ))}
        </ul>
      </Listed>
    </div>
  );
}

function useTasks() {
  const { search } = useWay();
  const listed = (name: string) => (search.get(name) ?? '').split(',').filter(Boolean);
  const directiveId = search.get('directiveId');
  // An address that names what does not exist is refused by the platform, in its words.
  const query: Query = {
    view: 'below',
    state: listed('state') as NonNullable<Query['state']>,
    lights: listed('lights') as NonNullable<Query['lights']>,
    ...(directiveId ? { directiveId } : {}),
  };
  return usePages(many('task', 'overview-list', query), (more) =>
    taskList({ query: { ...query, limit: 30, ...more } }),
  );
}

function Row({ task }: { readonly task: Task }) {
  const { taskId, unitName, requirement } = task;
  const ended = task.ended !== null;
  return (
    <li className="overview-row">
      <div>
        <p>
          <To href={`/phone/tasks/${task.taskId}`} className="overview-unit">
            {task.unitName}
          </To>
        </p>
        <p className="overview-heading">{task.requirement}</p>
        <FromItem directiveTitle={task.directiveTitle} itemPath={task.itemPath} />
        <p>
          <StateChip state={shownState(task)} /> <LightChip light={task.light} />{' '}
          <Due at={task.effectiveDueAt} open={!ended} />
        </p>
      </div>
      <RemarkActs subject={{ taskId, unitName, heading: requirement }} />
    </li>
  );
}
