import type { CommandContext, Transaction } from '#libs/kernel';
import type { EvidenceFile, TaskChange } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import type { GivenDispatch } from './dispatch-repository.js';

/** What a command changes: the task, and what comes into being with it. */
export interface Decided {
  readonly change: TaskChange;
  readonly dispatch?: GivenDispatch;
  readonly attached?: EvidenceFile;
}

/** A command to one task. `decide` is pure and may run several times. */
export interface TaskCommand<Answer> {
  /** `task-dispatch.<command>`: what the audit trail says was refused. */
  readonly name: string;
  readonly context: CommandContext;
  readonly taskId: string;
  readonly now: Date;
  readonly decide: (task: Task | null) => Decided;
  /** Made of the task as it is after the change, its version included. */
  readonly answer: (task: Task, change: TaskChange) => Answer;
}

/** What a fact or the time does to one task; null changes nothing. */
export interface TaskEffect {
  readonly taskId: string;
  readonly context: CommandContext;
  readonly now: Date;
  readonly decide: (task: Task | null) => TaskChange | null;
}

/** The one door through which tasks change. */
export abstract class TaskRepository {
  /** @throws the refusal of `decide`; platform/stale-version, platform/too-much-contention */
  abstract change<Answer>(command: TaskCommand<Answer>): Promise<Answer>;
  /** Many at once, in `tx` or in a transaction of its own; at most 500. Answers the tasks that changed. */
  abstract changeMany(effects: readonly TaskEffect[], tx?: Transaction): Promise<readonly Task[]>;
  abstract find(districtId: string, taskId: string): Promise<Task | null>;
}
