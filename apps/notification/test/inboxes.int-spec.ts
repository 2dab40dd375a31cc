import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Caller, ID_NAMESPACES, uuid5, uuidv7 } from '#libs/kernel';
import { createDataSource, inTransaction, runMigrations } from '#libs/persistence';
import { createDatabase, expectSchemaFile, type TestDatabase } from '#libs/testing';
import type { DataSource } from 'typeorm';
import type { MessageDraft } from '../src/domain/message.js';
import { MIGRATIONS } from '../src/persistence/migrations/index.js';
import { TypeormInboxes } from '../src/persistence/typeorm-inboxes.js';

const DISTRICT = uuid5(ID_NAMESPACES.demo, 'district');

function reader(personId: string, districtId = DISTRICT): Caller {
  return new Caller({
    kind: 'person',
    districtId,
    personId,
    name: 'r',
    appointments: [],
    epoch: 1,
    sessionId: null,
  });
}

function draft(personId: string, heading: string): MessageDraft {
  return {
    messageId: uuidv7(),
    districtId: DISTRICT,
    personId,
    kind: 'task-closed',
    pace: 'digest',
    because: 'responsible',
    link: { topic: 'task', id: uuidv7() },
    params: { heading },
    at: new Date('2026-05-06T01:00:00Z'),
    factId: uuidv7(),
  };
}

describe('inboxes on PostgreSQL', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let inboxes: TypeormInboxes;
  let me: string;
  const append = (...drafts: MessageDraft[]) => inTransaction(dataSource, (tx) => inboxes.append(tx, drafts));
  const headings = async (after: number) =>
    (await inboxes.since(reader(me), after, 100)).map((message) => message.params['heading']);

  beforeAll(async () => {
    database = await createDatabase();
    await runMigrations(database.url, MIGRATIONS);
    dataSource = await createDataSource({
      url: database.url,
      schema: 'notification',
      poolSize: 8,
      applicationName: 'spec',
    }).initialize();
    inboxes = new TypeormInboxes(dataSource);
  });

  beforeEach(() => {
    me = uuidv7();
  });

  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  it('stand in the schema that schema.sql shows', async () => {
    await expectSchemaFile(database.url, MIGRATIONS.schema, 'apps/notification/schema.sql');
  });

  it('number their messages from 1 without gaps, in the order given', async () => {
    await append(draft(me, '一'), draft(me, '二'));
    await append(draft(me, '三'));
    const messages = await inboxes.since(reader(me), 0, 100);
    expect(messages.map(({ position, params }) => [position, params['heading']])).toEqual([
      [1, '一'],
      [2, '二'],
      [3, '三'],
    ]);
    expect(await headings(2)).toEqual(['三']);
  });

  it('lose and repeat no position when many batches for the same people arrive at once', async () => {
    const [other, third] = [uuidv7(), uuidv7()];
    const batches = Array.from({ length: 40 }, (_, index) => {
      const batch = [draft(me, `${index}`), draft(other, `${index}`), draft(third, `${index}`)];
      return index % 2 === 0 ? batch : batch.toReversed();
    });
    await Promise.all(batches.map((batch) => append(...batch)));
    const positions = (await inboxes.since(reader(me), 0, 100)).map((message) => message.position);
    expect(positions).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(await inboxes.state(reader(me))).toEqual({ unread: 40, last: 40 });
  });

  it('belong to one person in one district', async () => {
    await append(draft(me, '一'));
    expect(await inboxes.since(reader(uuidv7()), 0, 100)).toEqual([]);
    expect(await inboxes.since(reader(me, uuidv7()), 0, 100)).toEqual([]);
  });

  it('count down once for a message that is marked twice, and not for somebody else’s', async () => {
    await append(draft(me, '一'), draft(me, '二'));
    const [first] = await inboxes.since(reader(me), 0, 1);
    const mark = () => inboxes.markRead(reader(me), { messageIds: [first!.messageId] }, new Date());
    await Promise.all([mark(), mark()]);
    await inboxes.markRead(reader(uuidv7()), { upTo: 99 }, new Date());
    expect(await inboxes.state(reader(me))).toEqual({ unread: 1, last: 2 });
    expect(await inboxes.markRead(reader(me), { upTo: 2 }, new Date())).toEqual({ unread: 0, last: 2 });
  });

  it('are read in pages, newest first', async () => {
    await append(...['一', '二', '三'].map((heading) => draft(me, heading)));
    const page = await inboxes.page(reader(me), { unreadOnly: false, before: null, limit: 2 });
    expect(page.map((message) => message.params['heading'])).toEqual(['三', '二']);
    const rest = await inboxes.page(reader(me), {
      unreadOnly: true,
      before: page.at(-1)!.position,
      limit: 2,
    });
    expect(rest.map((message) => message.params['heading'])).toEqual(['一']);
  });
});
