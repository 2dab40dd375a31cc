import { PlatformError } from '#libs/contracts';
import { JournaledStore } from '#libs/journal';
import { type Caller, type CommandContext, DomainError, FixedClock, uuidv7 } from '#libs/kernel';
import { RecordingHintPublisher } from '#libs/messaging';
import { OrgUnits } from '#libs/org-units';
import { createDataSource, CursorCodec, inTransaction, runSql } from '#libs/persistence';
import { createDatabase, type TestDatabase } from '#libs/testing';
import type { DataSource } from 'typeorm';
import type { DispatchContent } from '../src/domain/dispatch-content.js';
import type { AudienceRule } from '../src/domain/item.js';
import type { ReviewOutcome } from '../src/domain/review-outcomes.js';
import { TypeormTaskRepository } from '../src/persistence/typeorm-task-repository.js';
import { SCHEMA } from '../src/persistence/migrations/index.js';
import { ProjectedUnits } from '../src/persistence/projected-units.js';
import { TypeormDispatchRepository } from '../src/persistence/typeorm-dispatch-repository.js';
import { TypeormDueTasks } from '../src/persistence/typeorm-due-tasks.js';
import { TypeormTaskReadModel } from '../src/persistence/typeorm-task-read-model.js';
import { Audiences } from '../src/ports/audiences.js';
import { CompletionReviews } from '../src/ports/completion-reviews.js';
import type { AudiencePage } from '../src/ports/dispatch-repository.js';
import type { ReviewRoute } from '../src/ports/task-view.js';
import { ApplyReviewOutcomes } from '../src/use-cases/apply-review-outcomes.js';
import { CancelOrphans } from '../src/use-cases/cancel-orphans.js';
import { CancelTask } from '../src/use-cases/cancel-task.js';
import { DeclineTask } from '../src/use-cases/decline-task.js';
import { FollowUnits } from '../src/use-cases/follow-units.js';
import { InsistOnTask } from '../src/use-cases/insist-on-task.js';
import { ReadTask } from '../src/use-cases/read-task.js';
import { ReDispatchTask } from '../src/use-cases/re-dispatch-task.js';
import { ReRouteTask } from '../src/use-cases/re-route-task.js';
import { ReportOnTask } from '../src/use-cases/report-on-task.js';
import { RunDispatches } from '../src/use-cases/run-dispatches.js';
import { SignForTask } from '../src/use-cases/sign-for-task.js';
import { SubmitTask } from '../src/use-cases/submit-task.js';
import { TakeBackTask } from '../src/use-cases/take-back-task.js';
import { TaskDesk } from '../src/use-cases/task-desk.js';
import { TellDueTasks } from '../src/use-cases/tell-due-tasks.js';
import { serviceTemplate } from './service-template.js';
import { at, calendar, content, DISTRICT_ID, handler, idOf, target } from './task-builder.js';

/** An audience of these paths, answered in pages of so many. */
export class ListedAudience extends Audiences {
  paths: readonly string[] = [];
  pageSize = 1_000;
  asked = 0;

  override async page(_rule: AudienceRule, after: string | null): Promise<AudiencePage> {
    this.asked += 1;
    const rest = this.paths.toSorted().filter((path) => after === null || path > after);
    const page = rest.slice(0, this.pageSize);
    return {
      targets: page.map((path) => target(path)),
      next: rest.length > page.length ? page.at(-1)! : null,
    };
  }
}

/** Reviews that ask one person, or nobody. */
export class OneReviewer extends CompletionReviews {
  isThere = true;
  previewed = 0;
  readonly withdrawn: string[] = [];
  /** Which key withdrew which instance. */
  private readonly withdrawnBy = new Map<string, string>();

  override async preview(): Promise<ReviewRoute> {
    this.previewed += 1;
    if (!this.isThere) {
      throw new DomainError({
        code: 'approval/nobody-to-decide',
        kind: 'refused',
        message: 'Nobody is there.',
      });
    }
    const approver = {
      personId: idOf('王主任'),
      name: '王主任',
      unitId: null,
      unitName: null,
      postTitle: null,
      standsInFor: null,
    };
    return [
      { key: 'review', name: '办结审核', mode: 'any', skipped: null, approvers: [approver], causes: [] },
    ];
  }

  /** As approval does: once, the same key hears so again, and is no key for another one. */
  override async withdraw({ instanceId, key }: { instanceId: string; key: string }): Promise<void> {
    const earlier = this.withdrawnBy.get(key) ?? instanceId;
    if (earlier !== instanceId)
      throw new PlatformError('platform/idempotency-key-reused', 'Another request.');
    if (this.withdrawn.includes(instanceId) && !this.withdrawnBy.has(key)) {
      throw new DomainError({ code: 'approval/instance-ended', kind: 'conflict', message: 'It has ended.' });
    }
    this.withdrawnBy.set(key, instanceId);
    this.withdrawn.push(instanceId);
  }
}

/** A command of `caller` under a key of its own. */
export function context(caller: Caller, more: Partial<CommandContext> = {}): CommandContext {
  const base = { commandKey: uuidv7(), requestHash: 'hash', expectedVersion: null };
  return { caller, ...base, correlationId: 'spec', causationId: null, ...more };
}

/** Tasks on a database of their own, without a bus. */
export class TaskFixture {
  readonly clock = new FixedClock(at('2026-11-20 16:00'));
  readonly audience = new ListedAudience();
  readonly reviews = new OneReviewer();
  readonly hints = new RecordingHintPublisher();
  readonly store: JournaledStore;
  readonly tasks: TypeormTaskRepository;
  readonly dispatches: TypeormDispatchRepository;
  readonly reading: TypeormTaskReadModel;
  readonly desk: TaskDesk;
  readonly due: TypeormDueTasks;
  readonly units: ProjectedUnits;

  private constructor(
    private readonly database: TestDatabase,
    readonly dataSource: DataSource,
  ) {
    this.store = new JournaledStore(dataSource);
    this.tasks = new TypeormTaskRepository(this.store, dataSource, this.hints);
    this.dispatches = new TypeormDispatchRepository(this.store, dataSource, this.hints);
    this.reading = new TypeormTaskReadModel(dataSource, new CursorCodec('a secret of the specification'));
    this.desk = new TaskDesk(this.tasks, this.reading, this.clock, calendar);
    this.due = new TypeormDueTasks(dataSource);
    this.units = new ProjectedUnits(new OrgUnits(dataSource));
  }

  static async start(): Promise<TaskFixture> {
    const database = await createDatabase(await serviceTemplate());
    const settings = { url: database.url, schema: SCHEMA, poolSize: 8, applicationName: 'task spec' };
    return new TaskFixture(database, await createDataSource(settings).initialize());
  }

  get url(): string {
    return this.database.url;
  }

  async stop(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
  }

  get orphans() {
    return new CancelOrphans(this.due, this.tasks, this.clock, calendar);
  }

  get use() {
    return {
      signFor: new SignForTask(this.desk),
      decline: new DeclineTask(this.desk),
      insist: new InsistOnTask(this.desk),
      reRoute: new ReRouteTask(this.desk, this.units),
      cancel: new CancelTask(this.desk, this.orphans),
      report: new ReportOnTask(this.desk, this.reading),
      submit: new SubmitTask(this.desk, this.reading, this.reviews),
      takeBack: new TakeBackTask(this.desk, this.reviews),
      reDispatch: new ReDispatchTask(this.desk, this.units, this.worker()),
      read: new ReadTask(this.desk, this.reading),
      outcomes: new ApplyReviewOutcomes(this.tasks, this.clock, calendar),
      tell: new TellDueTasks(this.due, this.tasks, this.clock),
      follow: new FollowUnits(this.due, this.tasks, this.clock),
    };
  }

  worker(): RunDispatches {
    return new RunDispatches(this.dispatches, this.audience, this.clock, calendar);
  }

  /** Works until nothing is left to dispatch. */
  async dispatchAll(worker = this.worker()): Promise<void> {
    const fail = (error: unknown) => {
      throw error;
    };
    while ((await worker.execute(new Set(), fail)) > 0);
  }

  /** Plans a dispatch as the issue of a directive does. */
  async plan(name: string, more: Partial<DispatchContent> = {}): Promise<string> {
    const made = content({ itemId: idOf(`item ${name}`), ...more });
    const rule: AudienceRule = {
      subtrees: [made.issuerUnitId],
      kinds: [],
      tags: [],
      exclusions: [],
      postId: null,
    };
    await this.rows(
      `insert into dispatches (district_id, id, directive_id, item_id, rule, content, planned_at)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      DISTRICT_ID,
      idOf(name),
      made.directiveId,
      made.itemId,
      rule,
      made,
      this.clock.now(),
    );
    return idOf(name);
  }

  /** Dispatches one item to the units at `paths`; answers the ids of their tasks by path. */
  async dispatched(name: string, paths: readonly string[], more: Partial<DispatchContent> = {}) {
    this.audience.paths = paths;
    const dispatchId = await this.plan(name, more);
    await this.dispatchAll();
    const rows = await this.rows<{ id: string; unit_path: string }>(
      'select id, unit_path from tasks where dispatch_id = $1',
      dispatchId,
    );
    return new Map(rows.map((row) => [row.unit_path, row.id]));
  }

  /** 报办结, as the unit's handler does it when nothing else is asked for. */
  async submit(taskId: string): Promise<void> {
    const content = { taskId, text: '已完成', figures: [], evidenceIds: [] };
    await this.use.submit.execute(content, context(handler), {});
  }

  /** Founds the units at `paths`, or gives them new values. */
  async found(...paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      await this.rows(
        `insert into org_units (district_id, unit_id, path, kind, name, code, valid_from, version,
            responsible_person_id, responsible_name, responsible_vacant)
          values ($1, $2, $3, 'branch', $4, $5, '2020-01-01', 1, $6, '李书记', false)`,
        DISTRICT_ID,
        idOf(`unit ${path}`),
        path,
        `${path} 党支部`,
        idOf(path).slice(0, 8),
        idOf(`secretary ${path}`),
      );
    }
  }

  /** What approval says of the running round of a task. */
  async approvalSays(taskId: string, outcome: ReviewOutcome): Promise<void> {
    const task = (await this.tasks.find(DISTRICT_ID, taskId))!;
    const fact = {
      id: uuidv7(),
      correlationId: 'spec',
      districtId: DISTRICT_ID,
      occurredAt: this.clock.now().toISOString(),
    };
    const news = { fact, taskId, instanceId: task.lastInstanceId!, round: task.round, outcome };
    await inTransaction(this.dataSource, (tx) => this.use.outcomes.execute([news], tx));
  }

  async rows<Row extends object>(text: string, ...values: readonly unknown[]): Promise<Row[]> {
    return await runSql<Row>(this.dataSource, { text, values });
  }

  /** Types of what stands in the journal about an aggregate, oldest first. */
  async journal(aggregateId: string, outcome: 'accepted' | 'refused' = 'accepted'): Promise<string[]> {
    const rows = await this.rows<{ type: string }>(
      'select type from journal where aggregate_id = $1 and outcome = $2 order by aggregate_version, seq, recorded_at',
      aggregateId,
      outcome,
    );
    return rows.map((row) => row.type.split('.').at(-1)!);
  }
}
