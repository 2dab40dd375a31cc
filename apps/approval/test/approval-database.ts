import { JournaledStore } from '#libs/journal';
import {
  Caller,
  FixedClock,
  ID_NAMESPACES,
  PUBLISHED_HOLIDAYS,
  uuid5,
  uuidv7,
  WorkingCalendar,
  type CommandContext,
} from '#libs/kernel';
import { RecordingHintPublisher } from '#libs/messaging';
import { createDataSource, CursorCodec, inTransaction, runMigrations, runSql } from '#libs/persistence';
import { createDatabase, templateDatabase } from '#libs/testing';
import type { ApprovalStart } from '#libs/contracts';
import type { Approver, HolderLevel } from '../src/domain/approver.js';
import { TypeormInstanceDirectory } from '../src/persistence/typeorm-instance-directory.js';
import { TypeormFlowRepository } from '../src/persistence/typeorm-flow-repository.js';
import { TypeormInstanceRepository } from '../src/persistence/typeorm-instance-repository.js';
import { MIGRATIONS } from '../src/persistence/migrations/index.js';
import { Directory, type HolderSearch } from '../src/ports/directory.js';
import { ApproveAssignment } from '../src/use-cases/approve-assignment.js';
import { DecideMany } from '../src/use-cases/decide-many.js';
import { PublishFlow, type FlowDraft } from '../src/use-cases/publish-flow.js';
import { ReadQueue } from '../src/use-cases/read-queue.js';
import { RefuseAssignment } from '../src/use-cases/refuse-assignment.js';
import { RouteFinder } from '../src/use-cases/route-finder.js';
import { StartInstances } from '../src/use-cases/start-instances.js';
import { VoidInstances } from '../src/use-cases/void-instances.js';
import { WithdrawInstance } from '../src/use-cases/withdraw-instance.js';

export const DISTRICT = uuid5(ID_NAMESPACES.demo, 'district');
export const UNIT = uuid5(ID_NAMESPACES.demo, 'unit');
export const personId = (name: string) => uuid5(ID_NAMESPACES.demo, 'person', name);

/** Everybody named by a rule is there at one level. */
class EverybodyIsThere extends Directory {
  override async levels({ rule }: HolderSearch): Promise<readonly HolderLevel[]> {
    const ids = rule.by === 'persons' ? rule.personIds : [];
    return [{ unitId: UNIT, unitName: '青岚街道党工委', holders: ids.map(holder) }];
  }

  override async activePerson(id: string): Promise<Omit<Approver, 'standsInFor'>> {
    return holder(id);
  }
}

function holder(id: string): Omit<Approver, 'standsInFor'> {
  return {
    personId: id,
    name: id.slice(0, 4),
    unitId: UNIT,
    unitName: '青岚街道党工委',
    postTitle: '审核员',
  };
}

export function caller(name: string): Caller {
  const appointment = {
    appointmentId: uuid5(ID_NAMESPACES.demo, 'appointment', name),
    unitId: UNIT,
    unitPath: '/1/',
    postId: uuid5(ID_NAMESPACES.demo, 'post'),
    postTitle: '审核员',
    duties: ['dispatch'] as const,
    scopePath: '/1/',
  };
  return new Caller({
    kind: 'person',
    districtId: DISTRICT,
    personId: personId(name),
    name,
    appointments: [appointment],
    epoch: 1,
    sessionId: null,
  });
}

export function as(name: string, commandKey: string = uuidv7()): CommandContext {
  return {
    caller: caller(name),
    commandKey,
    requestHash: 'hash',
    expectedVersion: null,
    correlationId: 'c',
    causationId: null,
  };
}

/** Approval on a database of its own, without a bus. */
export async function openApproval() {
  const template = await templateDatabase(
    'approval',
    async (url) => void (await runMigrations(url, MIGRATIONS)),
  );
  const database = await createDatabase(template);
  const dataSource = await createDataSource({
    url: database.url,
    schema: 'approval',
    poolSize: 8,
    applicationName: 'spec',
  }).initialize();
  const clock = new FixedClock(new Date('2026-05-06T01:00:00Z'));
  const store = new JournaledStore(dataSource);
  const cursors = new CursorCodec('a secret of the specification');
  const hints = new RecordingHintPublisher();
  const instances = new TypeormInstanceRepository(store, dataSource, clock, hints);
  const flows = new TypeormFlowRepository(store, dataSource, cursors, clock);
  const routes = new RouteFinder(new EverybodyIsThere());
  const starting = new StartInstances(instances, flows, routes, clock);
  const approving = new ApproveAssignment(instances, flows, routes, clock);
  const refusing = new RefuseAssignment(instances, clock);
  const directory = new TypeormInstanceDirectory(dataSource, cursors);
  return {
    dataSource,
    hints,
    instances: directory,
    queue: new ReadQueue(directory, clock, new WorkingCalendar(PUBLISHED_HOLIDAYS)),
    approving,
    refusing,
    many: new DecideMany(approving, refusing),
    withdrawing: new WithdrawInstance(instances, clock),
    voiding: new VoidInstances(instances, clock),
    publish: (draft: FlowDraft) => new PublishFlow(flows, clock).execute(draft, as('owner')),
    async start(start: ApprovalStart): Promise<void> {
      const request = { start, context: { ...as('S'), commandKey: null } };
      const prepared = await starting.prepare(request);
      await inTransaction(dataSource, (tx) => starting.execute(tx, [{ ...request, prepared }]));
    },
    async facts(): Promise<string[]> {
      const rows = await runSql<{ type: string }>(dataSource, {
        text: `select type from journal where outcome = 'accepted' order by recorded_at, aggregate_version, seq`,
      });
      return rows.map((row) => row.type);
    },
    /** Whom each step of an instance asked, by the facts that others learn. */
    async askedBySteps(instanceId: string): Promise<readonly (readonly string[])[]> {
      const rows = await runSql<{ data: { asked: readonly Approver[] } }>(dataSource, {
        text: `select data from journal where aggregate_id = $1 and subject is not null
          and type = 'approval.instance.went-on' order by aggregate_version`,
        values: [instanceId],
      });
      return rows.map(({ data }) => data.asked.map(({ personId: id }) => id));
    },
    async close(): Promise<void> {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

export type Approval = Awaited<ReturnType<typeof openApproval>>;
