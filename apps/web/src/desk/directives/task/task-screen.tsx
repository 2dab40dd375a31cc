import { useScreenParam } from '../../../frame/params.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import RemarkActs from '../../../remarks/remark-acts.js';
import { TaskRemarks } from '../../../remarks/task-remarks.js';
import { Loading } from '../../../states/states.js';
import { To } from '../../../way/way.js';
import { useWords } from '../../../directives/words.js';
import { History } from './history.js';
import { Reports } from './reports.js';
import { TaskActs } from './task-acts.js';
import { TaskFacts } from './task-facts.js';
import { useTask } from './use-task.js';
import '../directives.css';

/** One task, for those who issued it or watch over it. */
export default function TaskScreen() {
  const say = useWords();
  const taskId = useScreenParam('taskId');
  const task = useTask(taskId);
  if (task.isPending) return <Loading lines={8} />;
  if (task.error) return <ProblemNote error={task.error} retry={() => task.refetch()} page />;
  const { directiveId, directiveTitle, itemPath, unitName, requirement } = task.data;
  return (
    <article className="directives task-page">
      <header className="directive-head">
        <p className="quiet">
          <To href={`/desk/directives/${directiveId}`}>{directiveTitle}</To>{' '}
          <span className="numbers">{itemPath}</span>
        </p>
        <h1>{unitName}</h1>
      </header>
      <TaskActs task={task.data} />
      <RemarkActs subject={{ taskId, unitName, heading: requirement }} />
      <div className="task-columns">
        <div>
          <section className="sheet-of-words" aria-labelledby="requirement">
            <h2 id="requirement">{say('task.requirement')}</h2>
            <p className="requirement">{requirement}</p>
          </section>
          <TaskRemarks task={task.data} className="sheet-of-words" />
          <Reports taskId={taskId} />
        </div>
        <div>
          <TaskFacts task={task.data} />
          <History taskId={taskId} />
        </div>
      </div>
    </article>
  );
}
