import { type AggregateWrite, JournaledStore, type StoredRow } from '#libs/journal';
import { actorOf, Caller, type CommandContext, type Transaction } from '#libs/kernel';
import { HintPublisher } from '#libs/messaging';
import {
  afterCommit,
  inTransaction,
  isUniqueViolation,
  runSql,
  type SharedRows,
  sharedRows,
} from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewTaskPlan, Target } from '../domain/new-task.js';
import { AlreadyDispatchedError } from '../domain/task-errors.js';
import {
  type AudiencePage,
  DispatchRepository,
  isHeldByPost,
  type GivenDispatch,
  type ItemPlan,
  type MadeTask,
  type OpenDispatch,
  type SupplementOrder,
} from '../ports/dispatch-repository.js';
import { chunkEntry, completedEntry } from './dispatch-facts.js';
import { DISPATCHES, toOpenDispatch, toTarget, type TargetRow } from './dispatch-row.js';
import { AWAITED, OPEN, PLAN_OF_ITEM, SKIP_PAGE, STORE_TARGETS } from './dispatch-sql.js';
import { isSecondTask } from './typeorm-task-repository.js';
import { CHUNK_TASKS, madeRows, MISSING_CHUNK_TASKS, NEW_TASKS, targetRows } from './task-side-rows.js';

@Injectable()
export class TypeormDispatchRepository extends DispatchRepository {
  private readonly plans: SharedRows<'district_id' | 'directive_id' | 'item_id', ItemPlan>;
  private readonly awaited: SharedRows<'district_id' | 'item_id' | 'unit_id', object>;

  constructor(
    private readonly store: JournaledStore,
    private readonly dataSource: DataSource,
    private readonly hints: HintPublisher,
  ) {
    super();
    this.plans = sharedRows(dataSource, PLAN_OF_ITEM);
    this.awaited = sharedRows(dataSource, AWAITED);
  }

  override async open(limit: number, without: readonly string[]): Promise<readonly OpenDispatch[]> {
    const rows = await runSql<StoredRow>(this.dataSource, {
      name: 'dispatches_open',
      text: `select * from dispatches where ${OPEN} and id <> all($2::uuid[]) order by planned_at, id limit $1`,
      values: [limit, [...without]],
    });
    return rows.map(toOpenDispatch);
  }

  override async find(districtId: string, dispatchId: string): Promise<OpenDispatch | null> {
    const [row] = await runSql<StoredRow>(this.dataSource, {
      text: `select * from dispatches where district_id = $1 and id = $2 and ${OPEN}`,
      values: [districtId, dispatchId],
    });
    return row ? toOpenDispatch(row) : null;
  }

  override async storePage(dispatch: OpenDispatch, page: AudiencePage): Promise<boolean> {
    const key = [dispatch.districtId, dispatch.dispatchId];
    const isStored = await inTransaction(
      this.dataSource,
      async (tx) => {
        const won = await runSql(tx, {
          text: SKIP_PAGE,
          values: [...key, dispatch.resolvedAfter, page.next],
        });
        if (won.length === 0) return false;
        await runSql(tx, {
          text: STORE_TARGETS,
          values: [...key, dispatch.content.itemId, JSON.stringify(page.targets), page.next === null],
        });
        return true;
      },
      { repeatable: true },
    );
    if (isStored) this.showProgress(dispatch);
    return isStored;
  }

  override async targets(dispatch: OpenDispatch, limit: number): Promise<readonly Target[]> {
    const rows = await runSql<TargetRow>(this.dataSource, {
      text: `select * from dispatch_targets where district_id = $1 and dispatch_id = $2 and position > $3
        order by position limit $4`,
      values: [dispatch.districtId, dispatch.dispatchId, dispatch.createdCount, limit],
    });
    return rows.map(toTarget);
  }

  override prepareChunk(
    dispatch: OpenDispatch,
    made: readonly MadeTask[],
    now: Date,
  ): () => Promise<boolean> {
    const progress = progressWrite(dispatch, made, now);
    const storeAll = this.store.prepare([{ ...progress, side: madeRows(made, CHUNK_TASKS) }]);
    const storeMissing = () => this.store.write([{ ...progress, side: madeRows(made, MISSING_CHUNK_TASKS) }]);
    return async () => {
      const won = await storeAll().catch((error: unknown) => {
        if (isUniqueViolation(error)) return storeMissing();
        throw error;
      });
      if (won.size === 0) return false;
      this.showProgress(dispatch);
      this.tellUnits(dispatch.dispatchId, made);
      return true;
    };
  }

  override whenCommitted(tx: Transaction, callback: () => void): void {
    afterCommit(tx, callback);
  }

  override async planOf(
    { districtId, directiveId }: { readonly districtId: string; readonly directiveId: string },
    itemId: string,
  ): Promise<ItemPlan | null> {
    const [row] = await this.plans.read({
      district_id: districtId,
      directive_id: directiveId,
      item_id: itemId,
    });
    return row ?? null;
  }

  override async awaits(districtId: string, itemId: string, unitId: string): Promise<boolean> {
    const rows = await this.awaited.read({ district_id: districtId, item_id: itemId, unit_id: unitId });
    return rows.length > 0;
  }

  override async stopAll(districtId: string, directiveId: string): Promise<void> {
    await runSql(this.dataSource, {
      text: `update dispatches set state = 'stopped', version = version + 1
        where district_id = $1 and directive_id = $2 and ${OPEN}`,
      values: [districtId, directiveId],
    });
  }

  override async supplement(order: SupplementOrder): Promise<{ readonly taskId: string }> {
    const { context } = order;
    return await this.store.execute<StoredRow, { taskId: string }>({
      name: 'task-dispatch.dispatch.supplement',
      context,
      table: DISPATCHES,
      id: order.dispatchId,
      toState: (row) => row,
      decide: (row) => {
        const given = order.decide();
        if (row) throw new AlreadyDispatchedError();
        const { plan, made } = given;
        return {
          row: suppliedRow(given),
          side: [...madeRows(made, NEW_TASKS), targetRows(given)],
          entries: [chunkEntry(plan, made, plan.at), completedEntry(plan, made.length, plan.at)],
          actor: actorOf(context.caller),
          answer: { taskId: made[0]!.task.taskId },
        };
      },
      refusalOf: (error) => (isSecondTask(error) ? new AlreadyDispatchedError() : undefined),
    });
  }

  /** What a unit has just been given stands in its list without being asked for. */
  private tellUnits(dispatchId: string, made: readonly MadeTask[]): void {
    if (made.length === 0) return;
    const unitPaths = made.map(({ task }) => task.unitPath);
    this.hints.send({ topic: 'task', id: dispatchId, version: 0, to: { unitPaths } });
  }

  /** The issuer's pages look again, at the directive and at lists of its tasks; a child shows with its parent. */
  private showProgress({ content, parentTaskId, dispatchId }: OpenDispatch): void {
    if (parentTaskId !== null) return;
    const to = { personIds: [content.drafterId], unitPaths: [content.issuerUnitPath] };
    this.hints.send({ topic: 'directive', id: content.directiveId, version: 0, to });
    this.hints.send({ topic: 'task', id: dispatchId, version: 0, to });
  }
}

/** The dispatch one chunk further, with the facts of it. */
function progressWrite(
  dispatch: OpenDispatch,
  made: readonly MadeTask[],
  now: Date,
): Omit<AggregateWrite, 'side'> {
  const plan: NewTaskPlan = { ...dispatch, heldByPost: isHeldByPost(dispatch), at: now };
  const created = dispatch.createdCount + made.length;
  const finished = created >= (dispatch.targetsTotal ?? 0);
  const context = machineContext(dispatch);
  return {
    table: DISPATCHES,
    id: dispatch.dispatchId,
    expectedVersion: dispatch.version,
    row: progressRow(dispatch, { created, finished, chunk: dispatch.nextChunk + 1 }),
    entries: [
      ...(made.length > 0 ? [chunkEntry(plan, made, now)] : []),
      ...(finished ? [completedEntry(plan, created, now)] : []),
    ],
    actor: actorOf(context.caller),
    context,
    answer: null,
  };
}

interface Progress {
  readonly created: number;
  readonly finished: boolean;
  readonly chunk: number;
}

function progressRow(dispatch: OpenDispatch, { created, finished, chunk }: Progress) {
  return {
    state: finished ? 'finished' : 'creating',
    directive_id: dispatch.content.directiveId,
    item_id: dispatch.content.itemId,
    parent_task_id: dispatch.parentTaskId,
    rule: dispatch.rule,
    content: dispatch.content,
    targets_total: dispatch.targetsTotal,
    created_count: created,
    next_chunk: chunk,
    planned_at: dispatch.plannedAt,
    resolved_after: dispatch.resolvedAfter,
    begins_at: dispatch.beginsAt,
  };
}

function suppliedRow({ plan, made }: GivenDispatch) {
  return progressRow(
    {
      ...plan,
      version: 0,
      state: 'creating',
      rule: null,
      targetsTotal: made.length,
      createdCount: 0,
      nextChunk: 1,
      resolvedAfter: null,
      plannedAt: plan.at,
      beginsAt: plan.at,
    },
    { created: made.length, finished: true, chunk: 2 },
  );
}

/** The worker acts on a recorded decision: the issue of the directive, or a person's command. */
function machineContext({ districtId, dispatchId }: OpenDispatch): CommandContext {
  return {
    caller: Caller.machine('dispatch-worker', districtId),
    commandKey: null,
    requestHash: null,
    expectedVersion: null,
    correlationId: dispatchId,
    causationId: null,
  };
}
