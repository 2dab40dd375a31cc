import { JournaledStore } from '#libs/journal';
import { Caller, type CommandContext, type Duty, FixedClock, uuidv7 } from '#libs/kernel';
import { createDataSource, CursorCodec, runMigrations, runSql } from '#libs/persistence';
import { createDatabase, templateDatabase, type TestDatabase } from '#libs/testing';
import { ORGANIZATION_FACTS, type UnitSnapshot } from '#libs/contracts';
import type { DataSource } from 'typeorm';
import { districtFounder } from '../src/district-founder.js';
import { JournaledTransaction } from '../src/persistence/journaled-transaction.js';
import { MIGRATIONS, SCHEMA } from '../src/persistence/migrations/index.js';
import { TypeormAppointmentRepository } from '../src/persistence/typeorm-appointment-repository.js';
import { TypeormPeopleRepository } from '../src/persistence/typeorm-people-repository.js';
import { TypeormResponsibleRepository } from '../src/persistence/typeorm-responsible-repository.js';
import { TypeormSessionRepository } from '../src/persistence/typeorm-session-repository.js';
import { TypeormUnitRepository } from '../src/persistence/typeorm-unit-repository.js';
import type { UnitKind } from '../src/domain/unit.js';
import { CloseUnit } from '../src/use-cases/close-unit.js';
import { CreatePost } from '../src/use-cases/create-post.js';
import { CreateUnit } from '../src/use-cases/create-unit.js';
import { EndAppointment } from '../src/use-cases/end-appointment.js';
import { MoveUnit } from '../src/use-cases/move-unit.js';
import { RefreshResponsible } from '../src/use-cases/refresh-responsible.js';
import { RegisterPerson } from '../src/use-cases/register-person.js';
import { RenameUnit } from '../src/use-cases/rename-unit.js';
import { StartAppointment } from '../src/use-cases/start-appointment.js';
import { SweepDays } from '../src/use-cases/sweep-days.js';
import { TellRightsChanged } from '../src/use-cases/tell-rights-changed.js';
import { TellSessions } from '../src/use-cases/tell-sessions.js';
import { RecordedNotice } from './recorded-notice.js';

const SECRET = 'a secret for tests, long enough.';

export interface PublishedFact {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly aggregate_id: string;
  readonly aggregate_version: number;
}

/** A founded district on a real database of its own, with a clock that tests move. */
export class OrganizationWorld {
  readonly districtId = uuidv7();
  readonly clock = new FixedClock(new Date('2026-03-02T02:00:00Z'));
  readonly notice = new RecordedNotice();
  readonly cursors = new CursorCodec(SECRET);
  readonly secret = SECRET;
  rootId = '';
  private count = 0;

  private constructor(
    private readonly database: TestDatabase,
    readonly dataSource: DataSource,
  ) {}

  static async open(): Promise<OrganizationWorld> {
    const template = await templateDatabase('organization', async (url) => {
      await runMigrations(url, MIGRATIONS);
    });
    const database = await createDatabase(template);
    const settings = { url: database.url, schema: SCHEMA, poolSize: 10, applicationName: 'test' };
    const world = new OrganizationWorld(database, await createDataSource(settings).initialize());
    await world.found();
    return world;
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
  }

  get url(): string {
    return this.database.url;
  }

  readonly store = () => new JournaledStore(this.dataSource);
  readonly wide = () => new JournaledTransaction(this.dataSource, this.store());
  readonly units = () => new TypeormUnitRepository(this.wide());
  readonly appointments = () => new TypeormAppointmentRepository(this.wide());
  readonly people = () => new TypeormPeopleRepository(this.store());
  readonly refresh = () => new RefreshResponsible(new TypeormResponsibleRepository(this.wide()), this.clock);
  readonly sessions = () => new TypeormSessionRepository(this.store(), this.dataSource);
  readonly tell = () => new TellSessions(this.sessions(), this.notice, this.clock);
  readonly after = () => new TellRightsChanged(this.refresh(), this.tell(), this.appointments());
  readonly sweep = () =>
    new SweepDays({ units: this.units(), appointments: this.appointments() }, this.after(), this.clock);

  readonly createUnit = () => new CreateUnit(this.units(), this.clock);
  readonly renameUnit = () => new RenameUnit(this.units(), this.clock);
  readonly moveUnit = () => new MoveUnit(this.units(), this.after(), this.clock);
  readonly closeUnit = () => new CloseUnit(this.units(), this.after(), this.clock);
  readonly startAppointment = () => new StartAppointment(this.appointments(), this.after(), this.clock);
  readonly endAppointment = () => new EndAppointment(this.appointments(), this.after(), this.clock);

  /** A command of a system administrator of the whole district. */
  context(changed: Partial<CommandContext> = {}): CommandContext {
    return {
      caller: this.administrator(),
      commandKey: uuidv7(),
      requestHash: 'a'.repeat(64),
      expectedVersion: null,
      correlationId: uuidv7(),
      causationId: null,
      ...changed,
    };
  }

  /** Of units and of accounts, for brevity; that no person holds both is tested with the appointments. */
  administrator(): Caller {
    return this.callerWith([{ duties: ['administer-units', 'administer-accounts'], path: '/1/' }]);
  }

  callerWith(
    posts: readonly { duties: readonly Duty[]; path: string; scope?: string }[],
    personId = uuidv7(),
  ): Caller {
    return new Caller({
      kind: 'person',
      districtId: this.districtId,
      personId,
      name: '韩冬',
      appointments: posts.map(({ duties, path, scope }) => ({
        appointmentId: uuidv7(),
        unitId: uuidv7(),
        unitPath: path,
        postId: uuidv7(),
        postTitle: '系统管理员',
        duties,
        scopePath: scope ?? path,
      })),
      epoch: 1,
      sessionId: null,
    });
  }

  async unit(
    parentId: string,
    changed: Partial<{ kind: UnitKind; name: string; tags: string[]; code: string }> = {},
  ): Promise<UnitSnapshot> {
    this.count += 1;
    const unit = {
      kind: 'branch' as const,
      name: `单位${this.count}`,
      code: `C${this.count}`,
      tags: [],
      ...changed,
    };
    return await this.createUnit().execute(
      { parentId, ...unit, validFrom: '2026-01-01', validTo: null, mission: null },
      this.context(),
    );
  }

  async person(name: string): Promise<string> {
    const register = new RegisterPerson(this.people(), this.clock);
    return (await register.execute({ name }, this.context())).personId;
  }

  async post(duties: Duty[], heads = false, title?: string): Promise<string> {
    this.count += 1;
    const create = new CreatePost(this.people(), this.clock);
    const input = { title: title ?? `职务${this.count}`, duties, heads };
    return (await create.execute(input, this.context())).postId;
  }

  async appoint(
    personId: string,
    unitId: string,
    postId: string,
    days: { from?: string; to?: string | null; scopeUnitId?: string } = {},
  ): Promise<string> {
    const { from = '2026-01-01', to = null, scopeUnitId = null } = days;
    const input = { personId, unitId, postId, scopeUnitId, from, to };
    return (await this.startAppointment().execute(input, this.context())).appointmentId;
  }

  async stored(unitId: string): Promise<{
    path: string;
    version: number;
    state: string;
    parent_id: string;
    responsible_name: string | null;
    responsible_vacant: boolean;
  }> {
    const [row] = await this.rows<never>('select * from units where id = $1', [unitId]);
    return row!;
  }

  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return await runSql<Row>(this.dataSource, { text, values });
  }

  /** What waits to be published, oldest first; each is what its contract says. */
  async published(): Promise<PublishedFact[]> {
    const facts = await this.rows<PublishedFact>(
      `select j.type, j.data, j.aggregate_id, j.aggregate_version from pending p
        join journal j on j.district_id = p.district_id and j.fact_id = p.fact_id order by p.position`,
    );
    for (const { type, data } of facts) {
      ORGANIZATION_FACTS.find((contract) => contract.type === type)!.data.parse(data);
    }
    return facts;
  }

  async clearPublished(): Promise<void> {
    await this.rows('delete from pending');
  }

  private async found(): Promise<void> {
    const { dataSource, cursors, secret } = this;
    const founder = districtFounder({ dataSource, store: this.store(), cursors, secret }, this.clock);
    this.rootId = await founder.execute({
      districtId: this.districtId,
      name: '滨海区委',
      code: 'BH',
      administrators: ADMINISTRATORS,
    });
    await this.clearPublished();
  }
}

export const ADMINISTRATORS = [
  administrator('韩冬', '系统管理员', 'administer-units', 'handong'),
  administrator('罗岚', '安全管理员', 'administer-accounts', 'luolan'),
  administrator('石磊', '审计员', 'audit', 'shilei'),
] as const;

function administrator(name: string, postTitle: string, duty: Duty, login: string) {
  return { name, postTitle, duties: [duty], login, password: `七月的海风吹过 ${duty} 码头` };
}
