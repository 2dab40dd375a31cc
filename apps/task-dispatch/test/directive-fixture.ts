import { type Caller, FixedClock, uuidv7 } from '#libs/kernel';
import { JournaledStore } from '#libs/journal';
import { OrgUnits } from '#libs/org-units';
import { createDataSource, CursorCodec, inTransaction, runSql } from '#libs/persistence';
import { createDatabase, type TestDatabase } from '#libs/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { StagedDocuments } from '../src/files/staged-documents.js';
import { BurdenMeter } from '../src/domain/burden.js';
import type { AudienceRule, Item } from '../src/domain/item.js';
import { TypeormDirectiveRepository } from '../src/persistence/typeorm-directive-repository.js';
import { SCHEMA } from '../src/persistence/migrations/index.js';
import { ProjectedIssuerUnits } from '../src/persistence/projected-issuer-units.js';
import { TypeormDirectiveReadModel } from '../src/persistence/typeorm-directive-read-model.js';
import { TypeormTaskRepository } from '../src/persistence/typeorm-task-repository.js';
import { TypeormDispatchRepository } from '../src/persistence/typeorm-dispatch-repository.js';
import { TypeormKeptEdits } from '../src/persistence/typeorm-kept-edits.js';
import { TypeormNearDuplicates } from '../src/persistence/typeorm-near-duplicates.js';
import { TypeormWithdrawnDirectives } from '../src/persistence/typeorm-withdrawn-directives.js';
import { TypeormUnitLoads } from '../src/persistence/typeorm-unit-loads.js';
import { AudienceUnits } from '../src/use-cases/audience-units.js';
import { CancelTasksOfDirective } from '../src/use-cases/cancel-tasks-of-directive.js';
import { EditStructure } from '../src/use-cases/edit-structure.js';
import { FindNearDuplicates } from '../src/use-cases/find-near-duplicates.js';
import { FinishAllWithdrawals } from '../src/use-cases/finish-all-withdrawals.js';
import { GainingUnits } from '../src/use-cases/gaining-units.js';
import { MeasureExcess } from '../src/use-cases/measure-excess.js';
import { FinishWithdrawals } from '../src/use-cases/finish-withdrawals.js';
import { RunDispatches } from '../src/use-cases/run-dispatches.js';
import { RecordingHintPublisher } from '#libs/messaging';
import { calendar } from './task-builder.js';
import { ApplyReviewOutcomes } from '../src/use-cases/apply-review-outcomes.js';
import { DirectiveSignOffOutcomes } from '../src/use-cases/apply-sign-off-outcome.js';
import { CloseDirective } from '../src/use-cases/close-directive.js';
import { DirectiveCommands } from '../src/use-cases/directive-command.js';
import { EditItems } from '../src/use-cases/edit-items.js';
import { PrepareSignOff } from '../src/use-cases/prepare-sign-off.js';
import { ReadDirective } from '../src/use-cases/read-directive.js';
import { RegisterDirective } from '../src/use-cases/register-directive.js';
import { ReplaceText } from '../src/use-cases/replace-text.js';
import { RequestSignOff } from '../src/use-cases/request-sign-off.js';
import { UndoEdit } from '../src/use-cases/undo-edit.js';
import { WithdrawDirective } from '../src/use-cases/withdraw-directive.js';
import { context, idOf, person } from './directive-builder.js';
import { type InstanceFact, InstanceConsumers, instanceFact } from './approval-says.js';
import { serviceTemplate } from './service-template.js';
import { PATHS, StatedAudiences, StatedReach, StatedRoute } from './stated-services.js';

/** Two points that somebody must see to. */
export const NOTICE =
  '关于做好冬季工作的通知\n一、开展排查。各单位要开展排查。\n二、加强值守。各单位要加强值守。\n';

/** The ledger on a database of its own, in a district of its own. */
export class DirectiveFixture {
  readonly districtId = uuidv7();
  readonly clock = new FixedClock(new Date('2026-11-20T08:00:00Z'));
  readonly reach = new StatedReach();
  readonly route = new StatedRoute();
  readonly audiences = new StatedAudiences();
  readonly hints = new RecordingHintPublisher();
  readonly drafter = this.person('周文', '/1/', 'draft', 'dispatch', 'supervise');
  readonly branch = this.person('李支书', '/1/12/7/', 'handle');
  readonly register: RegisterDirective;
  readonly edit: EditItems;
  readonly structure: EditStructure;
  readonly undo: UndoEdit;
  readonly replaceText: ReplaceText;
  readonly nearDuplicates: FindNearDuplicates;
  readonly requestSignOff: RequestSignOff;
  readonly consumers: InstanceConsumers;
  readonly withdraw: WithdrawDirective;
  readonly withdrawn: TypeormWithdrawnDirectives;
  readonly finishing: FinishAllWithdrawals;
  readonly dispatching: RunDispatches;
  readonly close: CloseDirective;
  readonly read: ReadDirective;
  readonly directives: TypeormDirectiveRepository;
  readonly ledger: TypeormDirectiveReadModel;

  private constructor(
    private readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly stagingDir: string,
    budget: number | null,
  ) {
    const store = new JournaledStore(dataSource);
    this.directives = new TypeormDirectiveRepository(store, this.hints);
    this.ledger = new TypeormDirectiveReadModel(dataSource, new CursorCodec('a secret of the test run'));
    const commands = new DirectiveCommands(this.directives, this.ledger, this.clock);
    const units = new ProjectedIssuerUnits(new OrgUnits(dataSource));
    const reader = new StagedDocuments(stagingDir);
    const preparation = new PrepareSignOff(this.ledger, this.reach, this.route, this.excessOver(budget));
    this.register = new RegisterDirective(this.directives, units, reader, this.clock);
    this.edit = new EditItems(commands, this.ledger);
    this.structure = new EditStructure(commands, this.ledger);
    this.undo = new UndoEdit(commands, this.ledger, new TypeormKeptEdits(dataSource));
    this.replaceText = new ReplaceText(commands, this.ledger, reader, this.clock);
    this.nearDuplicates = new FindNearDuplicates(this.ledger, new TypeormNearDuplicates(dataSource));
    this.requestSignOff = new RequestSignOff(commands, preparation, this.clock);
    const tasks = new TypeormTaskRepository(store, dataSource, this.hints);
    const dispatches = new TypeormDispatchRepository(store, dataSource, this.hints);
    const signOffs = new DirectiveSignOffOutcomes(this.directives, this.clock);
    this.withdrawn = new TypeormWithdrawnDirectives(dataSource);
    const cancelling = new CancelTasksOfDirective(this.withdrawn, tasks, this.clock, calendar);
    const finishing = new FinishWithdrawals(this.directives, dispatches, cancelling, this.clock);
    this.finishing = new FinishAllWithdrawals(this.withdrawn, finishing);
    this.withdraw = new WithdrawDirective(commands, finishing);
    this.dispatching = new RunDispatches(dispatches, this.audiences, this.clock, calendar);
    const reviews = new ApplyReviewOutcomes(tasks, this.clock, calendar);
    this.consumers = new InstanceConsumers({ reviews, signOffs, dispatches: this.dispatching });
    this.close = new CloseDirective(commands);
    this.read = new ReadDirective(this.ledger, this.clock);
  }

  /** @param budget tasks a unit may be given in a month */
  static async start(budget: number | null = null): Promise<DirectiveFixture> {
    const database = await createDatabase(await serviceTemplate());
    const settings = { url: database.url, schema: SCHEMA, poolSize: 4, applicationName: 'directive test' };
    const dataSource = await createDataSource(settings).initialize();
    const fixture = new DirectiveFixture(
      database,
      dataSource,
      await mkdtemp(join(tmpdir(), 'staging-')),
      budget,
    );
    await fixture.foundUnits();
    return fixture;
  }

  get url(): string {
    return this.database.url;
  }

  async stop(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
    await rm(this.stagingDir, { recursive: true });
  }

  person(
    name: string,
    unitPath: string,
    ...duties: Parameters<typeof person>[1]['duties'][number][]
  ): Caller {
    return person(name, { unitPath, duties }, this.districtId);
  }

  /** Registers a text as 青岚区委. */
  async registered(text: string, caller: Caller = this.drafter) {
    const command = {
      issuerUnitId: idOf('unit /1/'),
      title: null,
      source: { text },
      referenceDate: '2026-11-20',
    };
    return await this.register.execute(command, context(caller));
  }

  async items(directiveId: string): Promise<readonly Item[]> {
    return (await this.ledger.items({ districtId: this.districtId, directiveId }))!.items;
  }

  /** Gives every item an outcome: `tasks` of them become tasks for everybody, the others guidance. */
  async decided(directiveId: string, tasks = 1) {
    const items = await this.items(directiveId);
    const edits = items.map(({ itemId }, index) => ({
      itemId,
      changes:
        index < tasks
          ? { outcome: 'task' as const, audience: this.audience(), due: { kind: 'default' as const } }
          : { outcome: 'guidance' as const },
    }));
    const { version } = await this.read.view(directiveId, this.drafter);
    return await this.edit.execute(
      { directiveId, edits },
      context(this.drafter, { expectedVersion: version }),
    );
  }

  audience(): AudienceRule {
    return { subtrees: [idOf('unit /1/')], kinds: [], tags: [], exclusions: [], postId: null };
  }

  async askedForSignOff(directiveId: string, overBudgetReason: string | null = null) {
    const command = { directiveId, flowKey: 'sign-off', overBudgetReason };
    return (await this.requestSignOff.execute(command, context(this.drafter), {})).directive;
  }

  /** What approval says of the running round, or of `instanceId`. */
  async approvalSays(
    directiveId: string,
    { type, ...said }: { readonly type: string; readonly [field: string]: unknown },
  ): Promise<InstanceFact> {
    const { signOff, title } = await this.read.view(directiveId, this.drafter);
    const { instanceId, round } = signOff!;
    const { districtId, drafter } = this;
    const running = { districtId, directiveId, title, instanceId, round, initiatorId: drafter.personId };
    return instanceFact(running, type, said);
  }

  /** One delivery of facts, in stream order. */
  async apply(...facts: readonly InstanceFact[]): Promise<void> {
    await inTransaction(this.dataSource, (tx) => this.consumers.apply(facts, tx));
  }

  /** A directive in force with `tasks` task items. */
  async issued(text: string, tasks = 1) {
    const { directiveId } = await this.registered(text);
    await this.decided(directiveId, tasks);
    await this.askedForSignOff(directiveId);
    await this.apply(await this.approvalSays(directiveId, { type: 'approved' }));
    return await this.read.view(directiveId, this.drafter);
  }

  /** Carries out all dispatches. */
  async dispatchAll(): Promise<void> {
    while ((await this.dispatching.execute(new Set(), rethrow)) > 0);
  }

  async rows<Row extends object>(text: string, ...values: readonly unknown[]): Promise<Row[]> {
    return await runSql<Row>(this.dataSource, { text, values });
  }

  /** The published facts of an aggregate, oldest first. */
  async facts(
    aggregateId: string,
  ): Promise<readonly { readonly type: string; readonly data: Record<string, unknown> }[]> {
    return await this.rows(
      `select type, data from journal where aggregate_id = $1 and subject is not null order by aggregate_version, seq`,
      aggregateId,
    );
  }

  private excessOver(budget: number | null): MeasureExcess {
    const units = new GainingUnits(new AudienceUnits(this.reach, this.audiences));
    return new MeasureExcess(
      units,
      new TypeormUnitLoads(this.dataSource),
      new BurdenMeter(this.clock, budget),
    );
  }

  private async foundUnits(): Promise<void> {
    for (const path of PATHS) {
      await this.rows(
        `insert into org_units (district_id, unit_id, path, kind, name, code, valid_from, version)
          values ($1, $2, $3, 'committee', $4, $5, '2020-01-01', 1)`,
        this.districtId,
        idOf(`unit ${path}`),
        path,
        path === '/1/' ? '青岚区委' : `${path} 党支部`,
        path.replaceAll('/', '-').slice(1, -1),
      );
    }
  }
}

function rethrow(error: unknown): never {
  throw error;
}
