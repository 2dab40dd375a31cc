import { actorOf, dayInShanghai } from '#libs/kernel';
import type { DispatchContent } from './dispatch-content.js';
import { dueAt } from './due.js';
import { DueInThePastError } from './item-errors.js';
import { DEFAULT_CRITERION } from './item-proposal.js';
import { contentOfTask, mayReceive, taskIdOf, type Target, type TargetUnit } from './new-task.js';
import { actOn } from './task-authority.js';
import { type Acting, changed, type Remark, type TaskChange, told } from './task-change.js';
import { TaskEndedError, UnitNotBelowIssuerError } from './task-errors.js';
import type { Task } from './task.js';

export interface RemarkCommand {
  readonly remarkId: string;
  /** Of the task that a demand opens. */
  readonly dispatchId: string;
  /** Null: only initialled. */
  readonly words: string | null;
  readonly demands: boolean;
  /** `YYYY-MM-DD`, for the new task. */
  readonly dueDay: string | null;
  /** The task's unit as the organisation knows it. */
  readonly unit: TargetUnit | null;
}

export interface Remarked {
  readonly change: TaskChange;
  /** The task that a demand opens. */
  readonly opened: { readonly content: DispatchContent; readonly target: Target } | null;
}

/** What a meeting point gets when nobody names a due (domain.md §4): a demand is one. */
const DEMAND_DAYS = 20;
const HEADING_LENGTH = 120;

/**
 * 批示: a leader's words on a task below, in any state but those that can only be read. One that demands opens
 * a new task for the same unit; the old one goes on as it is.
 */
export function remark(found: Task | null, command: RemarkCommand, acting: Acting): Remarked {
  const { task, appointmentId } = actOn(found, acting.caller, 'leader');
  if (task.state === 'cancelled' || task.state === 'handed-over') throw new TaskEndedError();
  const opened = command.demands ? demanded(task, command, acting) : null;
  const made = remarkOf(command, { ...acting, appointmentId, task });
  const { remarkId, words, newTaskId, by } = made;
  const kind = words === null ? 'initialled' : 'remark';
  const news = told('remarked', { remarkId, kind, words, newTaskId, byName: by.name });
  return {
    change: changed({ ...task, remarks: task.remarks + 1 }, news, { appointmentId, remark: made }),
    opened,
  };
}

function remarkOf(
  { remarkId, dispatchId, words, demands }: RemarkCommand,
  { caller, now, appointmentId, task }: Acting & { readonly appointmentId: string; readonly task: Task },
): Remark {
  const { personId, name, postTitle } = actorOf(caller, appointmentId);
  const newTaskId = demands ? taskIdOf(dispatchId, task.unitId) : null;
  return { remarkId, words, demands, newTaskId, by: { personId, name, postTitle }, at: now };
}

/** The words are the requirement; the remark stands in the place of an item, so that nothing else is asked twice. */
function demanded(task: Task, { remarkId, words, dueDay, unit }: RemarkCommand, { now, calendar }: Acting) {
  if (!mayReceive(unit, task.issuerUnitPath)) throw new UnitNotBelowIssuerError({ unitId: task.unitId });
  if (dueDay !== null && dueDay < dayInShanghai(now)) {
    throw new DueInThePastError([{ itemId: task.itemId, path: task.itemPath, day: dueDay }]);
  }
  const content: DispatchContent = {
    ...contentOfTask(task),
    itemId: remarkId,
    heading: `批示事项：${task.heading}`.slice(0, HEADING_LENGTH).toWellFormed(),
    requirement: words ?? '',
    criteria: [{ criterionId: remarkId, text: DEFAULT_CRITERION }],
    evidence: { files: false, figures: [], reason: null },
    resultLevels: [],
    originTaskId: task.taskId,
  };
  const rule =
    dueDay === null ? ({ kind: 'default' } as const) : ({ kind: 'date', day: dueDay, hard: false } as const);
  const due = dueAt(rule, { at: now, defaultDays: DEMAND_DAYS }, calendar);
  const { unitId, path, name, responsible } = unit;
  return {
    content,
    target: { unitId, path, name, responsible, criteria: null, requirement: null, dueAt: due },
  };
}
