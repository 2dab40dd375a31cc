import { PlatformError } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { UploadNotFoundError } from '../src/domain/evidence-errors.js';
import { AlreadyDispatchedError } from '../src/domain/task-errors.js';
import type { TaskChange } from '../src/domain/task-change.js';
import { hasEnded, type Task } from '../src/domain/task.js';
import {
  type Decided,
  type TaskCommand,
  type TaskEffect,
  TaskRepository,
} from '../src/ports/task-repository.js';

interface Receipt {
  readonly requestHash: string | null;
  readonly answer: unknown;
}

/**
 * Tasks without a database: versions, receipts of accepted commands and the one open task per unit and
 * item, as the real repository keeps them. Both pass task-repository.suite.ts.
 */
export class InMemoryTaskRepository extends TaskRepository {
  private readonly tasks = new Map<string, Task>();
  private readonly receipts = new Map<string, Receipt>();
  private readonly uploads = new Set<string>();

  /** Puts a task there as a dispatch does. */
  place(task: Task): void {
    this.assertFree(task);
    this.tasks.set(key(task), structuredClone(task));
  }

  override async change<Answer>(command: TaskCommand<Answer>): Promise<Answer> {
    const { context, taskId } = command;
    const { districtId, personId } = context.caller;
    const receiptKey = context.commandKey && `${districtId}/${personId}/${context.commandKey}`;
    const receipt = receiptKey ? this.receipts.get(receiptKey) : undefined;
    if (receipt) return answerAgain<Answer>(receipt, context.requestHash);
    const before = await this.find(districtId, taskId);
    const decided = command.decide(before);
    if (context.expectedVersion !== null && before?.version !== context.expectedVersion) {
      throw new PlatformError('platform/stale-version', 'It was changed meanwhile.');
    }
    const after = this.store(decided);
    const answer = command.answer(after, decided.change);
    if (receiptKey)
      this.receipts.set(receiptKey, { requestHash: context.requestHash, answer: structuredClone(answer) });
    return answer;
  }

  override async changeMany(effects: readonly TaskEffect[], _tx?: Transaction): Promise<readonly Task[]> {
    const changed: Task[] = [];
    for (const { taskId, context, decide } of effects) {
      const change = decide(await this.find(context.caller.districtId, taskId));
      if (change) changed.push(this.store({ change }));
    }
    return changed;
  }

  override async find(districtId: string, taskId: string): Promise<Task | null> {
    return structuredClone(this.tasks.get(`${districtId}/${taskId}`) ?? null);
  }

  private store({ change, dispatch, attached }: Decided): Task {
    if (attached && this.uploads.has(attached.evidenceId)) throw new UploadNotFoundError();
    const after = nextVersion(change);
    const before = this.tasks.get(key(after));
    this.tasks.set(key(after), structuredClone(after));
    try {
      for (const { task } of dispatch?.made ?? []) this.place({ ...task, version: 1 });
    } catch (error) {
      if (before) this.tasks.set(key(after), before);
      throw error;
    }
    if (attached) this.uploads.add(attached.evidenceId);
    return after;
  }

  private assertFree(task: Task): void {
    for (const other of this.tasks.values()) {
      const isSame =
        other.itemId === task.itemId && other.unitId === task.unitId && other.districtId === task.districtId;
      if (isSame && !hasEnded(other) && !hasEnded(task)) throw new AlreadyDispatchedError();
    }
  }
}

function answerAgain<Answer>(receipt: Receipt, requestHash: string | null): Answer {
  if (receipt.requestHash === requestHash) return structuredClone(receipt.answer) as Answer;
  throw new PlatformError('platform/idempotency-key-reused', 'This key has been used for another request.');
}

function nextVersion({ task }: TaskChange): Task {
  return { ...task, version: task.version + 1 };
}

function key({ districtId, taskId }: Pick<Task, 'districtId' | 'taskId'>): string {
  return `${districtId}/${taskId}`;
}
