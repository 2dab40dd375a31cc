import { Icon } from '../../look/icon.js';
import { TaskRemarks } from '../../remarks/task-remarks.js';
import { To } from '../../way/way.js';
import { Asked } from './asked.js';
import { Bar } from './bar.js';
import { OpenForm } from './doing.js';
import { Extension } from './extension.js';
import { History } from './history.js';
import { Notes } from './notes.js';
import { Refused } from './refused.js';
import { Reports } from './reports.js';
import { Requirement } from './requirement.js';
import { TaskHead } from './task-head.js';
import type { Task } from './use-send.js';
import { useWords } from './words.js';
import './task-page.css';

/** A single scroll: what is asked, until when, where it stands, what to do, and what has been done. */
export function TaskPage({ task }: { readonly task: Task }) {
  const say = useWords();
  return (
    <article className="task">
      <p className="task-back">
        <To href="/phone/duties" className="text-button">
          <Icon name="back" size={18} /> {say('back')}
        </To>
      </p>
      <TaskHead task={task} />
      <Refused task={task} />
      <Notes task={task} />
      <TaskRemarks task={task} className="sheet" />
      <Extension task={task} />
      <Requirement task={task} />
      <Asked task={task} />
      <OpenForm task={task} />
      <Reports task={task} />
      <History task={task} />
      <Bar task={task} />
    </article>
  );
}
