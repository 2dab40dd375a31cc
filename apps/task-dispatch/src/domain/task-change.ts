import type { Caller, WorkingCalendar } from '#libs/kernel';
import { handOver, type ClockEntry, type HandOver } from './clock-ledger.js';
import type { Task } from './task.js';

/** By whom and when a command is decided. */
export interface Acting {
  readonly caller: Caller;
  readonly now: Date;
  readonly calendar: WorkingCalendar;
}

/** What happened, in the past tense; `published` ones become facts `task-dispatch.task.<name>`. */
export interface Happening {
  readonly name: string;
  /** What the fact says beyond the task itself. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly published: boolean;
}

/** A file of the task that a report brings forward. */
export interface EvidenceFile {
  readonly evidenceId: string;
  readonly uploadId: string;
  readonly storageKey: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
}

/** A leader's words on a task, or that it was seen (圈阅: `words` is null). */
export interface Remark {
  readonly remarkId: string;
  readonly words: string | null;
  readonly demands: boolean;
  readonly newTaskId: string | null;
  readonly by: Report['by'];
  readonly at: Date;
}

export interface Report {
  readonly reportId: string;
  readonly kind: 'progress' | 'completion';
  readonly round: number;
  readonly text: string;
  readonly figures: readonly {
    readonly key: string;
    readonly label: string;
    readonly unit: string;
    readonly value: string;
  }[];
  readonly files: readonly EvidenceFile[];
  readonly by: { readonly personId: string; readonly name: string; readonly postTitle: string | null };
  readonly at: Date;
}

/** An accepted command: the task after it, what happened, and the rows that belong to it. */
export interface TaskChange {
  readonly task: Task;
  readonly happening: Happening;
  readonly clockEntry: ClockEntry | null;
  readonly report: Report | null;
  readonly remark?: Remark;
  /** The post by which the caller acted; null for a machine. */
  readonly appointmentId: string | null;
}

export function changed(task: Task, happening: Happening, more: Partial<TaskChange> = {}): TaskChange {
  return { task, happening, clockEntry: null, report: null, appointmentId: null, ...more };
}

export const told = (name: string, data: Happening['data'] = {}): Happening => ({
  name,
  data,
  published: true,
});

/** A step that only the audit trail tells of. */
export const noted = (name: string, data: Happening['data'] = {}): Happening => ({
  name,
  data,
  published: false,
});

/** The task with the clock handed on, and the entry that says so. */
export function withClock(task: Task, step: HandOver, calendar: WorkingCalendar) {
  const { clock, entry } = handOver(task, step, calendar);
  return { task: { ...task, ...clock, ...tellAnew(task, clock.effectiveDueAt) }, entry };
}

/** A due that moved may be told of again: the light has not been that colour for the new due. */
function tellAnew(task: Task, effectiveDueAt: Date): Partial<Task> {
  return effectiveDueAt.getTime() === task.effectiveDueAt.getTime()
    ? {}
    : { toldYellow: false, toldRed: false };
}
