import { type Change, JournaledStore, type SideRows, type StoredRow, unchanged } from '#libs/journal';
import { actorOf, type CommandContext, type DomainError, type Transaction } from '#libs/kernel';
import { HintPublisher } from '#libs/messaging';
import {
  afterCommit,
  inTransaction,
  isUniqueViolation,
  type SharedRows,
  sharedRows,
} from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UploadNotFoundError } from '../domain/evidence-errors.js';
import { AlreadyDispatchedError } from '../domain/task-errors.js';
import type { TaskChange } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import { type Decided, type TaskCommand, type TaskEffect, TaskRepository } from '../ports/task-repository.js';
import { entryOf } from './task-facts.js';
import { assertFixed, taskColumns, taskOf, TASKS } from './task-row.js';
import { ATTACHED, evidenceRow, givenDispatchRows, sideRowsOf } from './task-side-rows.js';

const ONCE_PER_UNIT = ['tasks_open_once_per_unit', 'tasks_dispatched_once_per_unit'];

/** Whether a new task was refused because its unit has one of the item already. */
export function isSecondTask(error: unknown): boolean {
  return ONCE_PER_UNIT.some((index) => isUniqueViolation(error, index));
}

@Injectable()
export class TypeormTaskRepository extends TaskRepository {
  private readonly byId: SharedRows<'district_id' | 'id', StoredRow>;

  constructor(
    private readonly store: JournaledStore,
    private readonly dataSource: DataSource,
    private readonly hints: HintPublisher,
  ) {
    super();
    this.byId = sharedRows(dataSource, {
      name: 'task_by_id',
      asks: { district_id: 'uuid', id: 'uuid' },
      text: 'select * from tasks t where t.district_id = q.district_id and t.id = q.id',
    });
  }

  override async change<Answer>(command: TaskCommand<Answer>): Promise<Answer> {
    const { name, context, taskId: id, now } = command;
    let after: Task | null = null;
    const answer = await this.store.execute<Task, Answer>({
      name,
      context,
      table: TASKS,
      id,
      toState: taskOf,
      decide: (before) => {
        const decided = command.decide(before);
        after = nextVersion(decided.change);
        return written(before, decided, {
          context,
          now,
          answer: command.answer(after, decided.change),
        });
      },
      refusalOf,
    });
    if (after) this.hint(after);
    return answer;
  }

  override async changeMany(effects: readonly TaskEffect[], tx?: Transaction): Promise<readonly Task[]> {
    if (effects.length === 0) return [];
    if (!tx) {
      return await inTransaction(this.dataSource, (own) => this.changeMany(effects, own), {
        repeatable: true,
      });
    }
    const answers = await this.store.executeMany<Task, Task | null>(tx, {
      table: TASKS,
      toState: taskOf,
      items: effects.map(({ taskId: id, context, now, decide }) => ({
        id,
        context,
        decide: (before) => {
          const change = decide(before);
          if (!change) return unchanged(null);
          return written(before, { change }, { context, now, answer: nextVersion(change) });
        },
      })),
    });
    const changed = answers.filter((task) => task !== null);
    afterCommit(tx, () => changed.forEach((task) => this.hint(task)));
    return changed;
  }

  override async find(districtId: string, taskId: string): Promise<Task | null> {
    const [row] = await this.byId.read({ district_id: districtId, id: taskId });
    return taskOf(row ?? null);
  }

  private hint({ taskId: id, version, unitPath, issuerUnitPath }: Task): void {
    this.hints.send({ topic: 'task', id, version, to: { unitPaths: [unitPath, issuerUnitPath] } });
  }
}

function refusalOf(error: unknown): DomainError | undefined {
  if (isSecondTask(error)) return new AlreadyDispatchedError();
  // The upload belongs to another task already: to this one it does not exist.
  return isUniqueViolation(error, 'evidence_pkey') ? new UploadNotFoundError() : undefined;
}

function nextVersion({ task }: TaskChange): Task {
  return { ...task, version: task.version + 1 };
}

function written<Answer>(
  before: Task | null,
  { change, dispatch, attached }: Decided,
  made: { readonly context: CommandContext; readonly now: Date; readonly answer: Answer },
): Change<Answer> {
  const { context, now, answer } = made;
  if (before) assertFixed(before, change.task);
  const side: SideRows[] = [
    ...sideRowsOf(change),
    ...(dispatch ? givenDispatchRows(dispatch) : []),
    ...(attached ? [{ table: ATTACHED, rows: [evidenceRow(change.task, attached, null)] }] : []),
  ];
  return {
    row: taskColumns(change.task),
    side: merged(side),
    entries: [entryOf(before, change, now)],
    actor: actorOf(context.caller, change.appointmentId ?? undefined),
    answer,
  };
}

/** One entry per side table: the clock entries of a task and of those made with it go into one statement. */
function merged(side: readonly SideRows[]): readonly SideRows[] {
  const byTable = Map.groupBy(side, (rows) => rows.table);
  return [...byTable].map(([table, parts]) => ({ table, rows: parts.flatMap((part) => part.rows) }));
}
