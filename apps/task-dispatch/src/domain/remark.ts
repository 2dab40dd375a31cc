import { actorOf } from '#libs/kernel';
import { demanded, type Demand, type Opened } from './demand.js';
import { contentOfTask, taskIdOf } from './new-task.js';
import { actOn } from './task-authority.js';
import { type Acting, changed, type Remark, type TaskChange, told } from './task-change.js';
import { TaskEndedError } from './task-errors.js';
import type { Task } from './task.js';

/** What a leader says, of whatever it is said. */
export interface RemarkCommand extends Omit<Demand, 'unitId'> {
  /** Of the task that a demand opens. */
  readonly dispatchId: string;
  readonly demands: boolean;
}

export interface Remarked {
  readonly change: TaskChange;
  /** The task that a demand opens. */
  readonly opened: Opened | null;
}

/**
 * 批示: a leader's words on a task below, in any state but those that can only be read. One that demands opens
 * a new task for the same unit; the old one goes on as it is.
 */
export function remark(found: Task | null, command: RemarkCommand, acting: Acting): Remarked {
  const { task, appointmentId } = actOn(found, acting.caller, 'leader');
  if (task.state === 'cancelled' || task.state === 'handed-over') throw new TaskEndedError();
  const { unitId } = task;
  const opened = command.demands ? demanded(aboutTask(task), { ...command, unitId }, acting) : null;
  const made = remarkOf({ ...command, unitId }, { ...acting, appointmentId });
  const { remarkId, words, newTaskId, by } = made;
  const news = told('remarked', { remarkId, kind: kindOf(made), words, newTaskId, byName: by.name });
  return {
    change: changed({ ...task, remarks: task.remarks + 1 }, news, { appointmentId, remark: made }),
    opened,
  };
}

export function kindOf({ words }: Pick<Remark, 'words'>) {
  return words === null ? ('initialled' as const) : ('remark' as const);
}

/** @param said.unitId of whom something is demanded, where anything is */
export function remarkOf(
  said: Pick<RemarkCommand, 'remarkId' | 'dispatchId' | 'words' | 'demands'> & {
    readonly unitId: string | null;
  },
  { caller, now, appointmentId }: Acting & { readonly appointmentId: string },
): Remark {
  const { remarkId, dispatchId, words, demands, unitId } = said;
  const { personId, name, postTitle } = actorOf(caller, appointmentId);
  const newTaskId = demands && unitId !== null ? taskIdOf(dispatchId, unitId) : null;
  return { remarkId, words, demands, newTaskId, by: { personId, name, postTitle }, at: now };
}

function aboutTask(task: Task) {
  return { ...contentOfTask(task), originTaskId: task.taskId };
}
