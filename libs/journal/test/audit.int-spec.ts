import { auditListOf } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { CursorCodec } from '#libs/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditReader, JournaledStore } from '../src/index.js';
import {
  contextOf,
  type CountersDatabase,
  DISTRICT,
  openCounters,
  person,
  raise,
  SCHEMA,
} from './counters.js';

let counters: CountersDatabase;
let reader: AuditReader;
let store: JournaledStore;
const busy = uuidv7();

beforeAll(async () => {
  counters = await openCounters();
  const dataSource = await counters.connect();
  reader = new AuditReader(dataSource, SCHEMA, new CursorCodec('a secret of some length'));
  store = new JournaledStore(dataSource);
  for (let n = 0; n < 25; n += 1) await store.execute(raise(busy, contextOf()));
  await store.execute(raise(busy, contextOf(), { limit: 1 })).catch(() => undefined);
  await store.execute(raise(uuidv7(), contextOf({ caller: person('li') })));
});

afterAll(() => counters.close());

describe('the audit trail', () => {
  it('is read in pages, newest first, without a gap or a repetition', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    let last = '9999';
    do {
      const page = await reader.list({ districtId: DISTRICT, limit: 10, ...(cursor ? { cursor } : {}) });
      for (const row of page.rows) {
        expect(row.at <= last).toBe(true);
        last = row.at;
        seen.push(row.factId);
      }
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(27);
    expect(new Set(seen).size).toBe(27);
  });

  it('shows rows as the contract has them', async () => {
    const { rows } = await reader.list({ districtId: DISTRICT, limit: 50 });
    const row = auditListOf('task-dispatch').output.parse({
      rows: rows.map((entry) => ({ service: 'task-dispatch', ...entry })),
      next: null,
    });
    expect(row.rows).toHaveLength(27);
  });

  it('shows who was refused what', async () => {
    const { rows } = await reader.list({ districtId: DISTRICT, limit: 10, outcome: 'refused' });
    expect(rows).toMatchObject([
      {
        outcome: 'refused',
        code: 'task-dispatch/counter-full',
        type: 'task-dispatch.raise-counter',
        aggregate: 'counter',
        aggregateId: busy,
        actor: { personId: 'wang' },
      },
    ]);
  });

  it('shows one aggregate, one person, one span of time', async () => {
    const all = (more: object) => reader.list({ districtId: DISTRICT, limit: 100, ...more });
    expect((await all({ aggregateId: busy })).rows).toHaveLength(26);
    expect((await all({ personId: 'li' })).rows).toHaveLength(1);
    expect((await all({ from: new Date(Date.now() + 60_000).toISOString() })).rows).toHaveLength(0);
    expect((await all({ to: new Date(Date.now() + 60_000).toISOString() })).rows).toHaveLength(27);
  });

  it('is narrowed by a condition of the service', async () => {
    const page = await reader.list({
      districtId: DISTRICT,
      limit: 10,
      restrict: (params) => `journal.actor_person_id = ${params.bind('li')}`,
    });
    expect(page.rows).toHaveLength(1);
  });

  it('of another district is empty', async () => {
    expect((await reader.list({ districtId: uuidv7(), limit: 10 })).rows).toEqual([]);
  });

  it('refuses a cursor that was made for another question', async () => {
    const { next } = await reader.list({ districtId: DISTRICT, limit: 5 });
    await expect(
      reader.list({ districtId: DISTRICT, limit: 5, personId: 'li', cursor: next! }),
    ).rejects.toMatchObject({ code: 'platform/cursor-rejected' });
  });
});
