import { actorOf, uuidv7 } from '#libs/kernel';
import { inTransaction } from '#libs/persistence';
import { eventually } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { type AggregateWrite, JournaledStore } from '../src/index.js';
import {
  contextOf,
  type Counter,
  COUNTERS,
  type CountersDatabase,
  type CounterView,
  openCounters,
  person,
  raise,
  raised,
  raisedFact,
  STEPS,
  toCounter,
} from './counters.js';

/** Who waits for a lock in this test's own database. */
const WAITING = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

let counters: CountersDatabase;
let dataSource: DataSource;
let store: JournaledStore;
const woken: number[] = [];

beforeAll(async () => {
  counters = await openCounters();
  dataSource = await counters.connect();
  store = new JournaledStore(dataSource, () => woken.push(Date.now()));
});

afterAll(() => counters.close());

function write(id: string, counter: Counter | null): AggregateWrite {
  return {
    table: COUNTERS,
    id,
    expectedVersion: counter?.version ?? 0,
    context: contextOf(),
    ...raised(counter, id),
  };
}

const count = async (table: string, column: string, ids: readonly string[]) => {
  const sql = `select count(*)::int as n from task_dispatch.${table} where ${column} = any($1::uuid[])`;
  return (await counters.query<{ n: number }>(sql, [ids]))[0]?.n;
};
const valueOf = async (id: string) => {
  const sql = 'select value, version from task_dispatch.counters where id = $1';
  return (await counters.query<{ value: number; version: number }>(sql, [id]))[0];
};

describe('writing many aggregates in one statement', () => {
  it('inserts new ones, moves old ones on, and names the winners', async () => {
    const [old, fresh] = [uuidv7(), uuidv7()];
    await store.write([write(old, null)]);
    const won = await store.write([write(old, { value: 1, label: old, version: 1 }), write(fresh, null)]);
    expect([...won].sort()).toEqual([old, fresh].sort());
    expect(await valueOf(old)).toEqual({ value: 2, version: 2 });
    expect(await valueOf(fresh)).toEqual({ value: 1, version: 1 });
  });

  it('writes nothing of a loser: no side row, no journal, no news', async () => {
    const [winner, loser] = [uuidv7(), uuidv7()];
    await store.write([write(winner, null), write(loser, null)]);
    const won = await store.write([
      write(winner, { value: 1, label: winner, version: 1 }),
      write(loser, { value: 6, label: loser, version: 6 }),
    ]);
    expect([...won]).toEqual([winner]);
    expect(await valueOf(loser)).toEqual({ value: 1, version: 1 });
    expect(await count('counter_steps', 'counter_id', [loser])).toBe(1);
    expect(await count('journal', 'aggregate_id', [loser])).toBe(1);
    expect(await count('pending', 'aggregate_id', [loser])).toBe(1);
    expect(await count('counter_steps', 'counter_id', [winner])).toBe(2);
  });

  it('takes an id that is there already for lost, not for an error', async () => {
    const id = uuidv7();
    await store.write([write(id, null)]);
    expect([...(await store.write([write(id, null)]))]).toEqual([]);
    expect(await valueOf(id)).toEqual({ value: 1, version: 1 });
  });

  it('can be made ready now and stored later, and loses to what was stored in between', async () => {
    const [late, overtaken] = [uuidv7(), uuidv7()];
    const storeBoth = store.prepare([write(late, null), write(overtaken, null)]);
    expect(await count('journal', 'aggregate_id', [late, overtaken])).toBe(0);
    await store.write([write(overtaken, null)]);
    const before = woken.length;
    expect([...(await storeBoth())]).toEqual([late]);
    expect(woken.length).toBe(before + 1);
  });

  it('carries a thousand at once', async () => {
    const ids = Array.from({ length: 1_000 }, () => uuidv7());
    expect((await store.write(ids.map((id) => write(id, null)))).size).toBe(1_000);
    expect(await count('pending', 'aggregate_id', ids)).toBe(1_000);
    expect(await count('counter_steps', 'counter_id', ids)).toBe(1_000);
  });

  it('keeps what is not published out of pending', async () => {
    const id = uuidv7();
    await store.write([
      { ...write(id, null), entries: [raisedFact(1, false), raisedFact(1), raisedFact(1, false)] },
    ]);
    expect(await count('journal', 'aggregate_id', [id])).toBe(3);
    expect(await count('pending', 'aggregate_id', [id])).toBe(1);
  });

  it('leaves side rows that are there alone, or updates them, as the table says', async () => {
    const id = uuidv7();
    const row = { district_id: contextOf().caller.districtId, counter_id: id, step: 1, by_person: 'li' };
    await store.write([write(id, null)]);
    const ignoring = { ...STEPS, conflict: 'ignore' as const };
    const updating = {
      ...STEPS,
      conflict: { on: ['district_id', 'counter_id', 'step'], update: ['by_person'] },
    };
    const next = (version: number) => write(id, { value: version, label: id, version });
    const byPerson = async () =>
      (
        await counters.query<{ by_person: string }>(
          'select by_person from task_dispatch.counter_steps where counter_id = $1',
          [id],
        )
      )[0];
    await store.write([{ ...next(1), side: [{ table: ignoring, rows: [row] }] }]);
    expect(await byPerson()).toEqual({ by_person: 'wang' });
    await store.write([{ ...next(2), side: [{ table: updating, rows: [row] }] }]);
    expect(await byPerson()).toEqual({ by_person: 'li' });
    await expect(store.write([{ ...next(3), side: [{ table: STEPS, rows: [row] }] }])).rejects.toMatchObject({
      code: '23505',
    });
    expect(await valueOf(id)).toMatchObject({ version: 3 });
  });

  it('writes only the columns that a narrower definition of the table names', async () => {
    const id = uuidv7();
    await store.write([write(id, null)]);
    const narrow = { ...COUNTERS, columns: { value: 'int' } as const };
    const change = write(id, { value: 6, label: 'not written', version: 1 });
    await store.write([{ ...change, table: narrow, row: { value: 7 } }]);
    const rows = await counters.query(
      'select value, label, version from task_dispatch.counters where id = $1',
      [id],
    );
    expect(rows).toEqual([{ value: 7, label: id, version: 2 }]);
  });

  it('writes a fixed column with the first version and never again, also in a batch with new ones', async () => {
    const table = { ...COUNTERS, fixed: ['label'] };
    const [old, fresh] = [uuidv7(), uuidv7()];
    const labelled = (one: AggregateWrite, label: string) => ({ ...one, table, row: { ...one.row, label } });
    await store.write([labelled(write(old, null), `first ${old}`)]);
    const known = (version: number) => ({ ...toCounter(null), value: version, version }) as Counter;
    await store.write([labelled(write(old, known(1)), 'other')]);
    await store.write([
      labelled(write(old, known(2)), 'other'),
      labelled(write(fresh, null), `first ${fresh}`),
    ]);
    const rows = await counters.query<{ id: string; label: string; version: number }>(
      'select id, label, version from task_dispatch.counters where id = any($1::uuid[]) order by version',
      [[old, fresh]],
    );
    expect(rows).toEqual([
      { id: fresh, label: `first ${fresh}`, version: 1 },
      { id: old, label: `first ${old}`, version: 3 },
    ]);
  });

  it('refuses a row that lacks a column, rather than writing null', async () => {
    const id = uuidv7();
    const lacking = { ...write(id, null), row: { value: 1 } };
    await expect(store.write([lacking])).rejects.toThrow('lacks the column');
  });

  it('refuses to make one statement of two tables', () => {
    const two = [COUNTERS, { ...COUNTERS }].map((table) => ({ ...write(uuidv7(), null), table }));
    expect(() => store.prepare(two)).toThrow('two tables');
  });

  it('refuses an accepted command without a trace', async () => {
    await expect(store.write([{ ...write(uuidv7(), null), entries: [] }])).rejects.toThrow('journal entry');
  });

  it('wakes the relay after the commit, and not at all when it was rolled back', async () => {
    const before = woken.length;
    await expect(
      inTransaction(dataSource, async (tx) => {
        await store.write([write(uuidv7(), null)], tx);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(woken).toHaveLength(before);
    await inTransaction(dataSource, (tx) => store.write([write(uuidv7(), null)], tx));
    expect(woken).toHaveLength(before + 1);
  });
});

describe('many commands in the transaction of a consumer', () => {
  const items = (ids: readonly string[]) =>
    ids.map((id) => ({
      id,
      context: contextOf({ causationId: uuidv7() }),
      decide: (counter: Counter | null) => raised(counter, id),
    }));
  const batchOf = (ids: readonly string[]) => ({ table: COUNTERS, toState: toCounter, items: items(ids) });

  it('take effect one after the other when they concern one aggregate', async () => {
    const [a, b] = [uuidv7(), uuidv7()];
    const answers = await inTransaction(dataSource, (tx) =>
      store.executeMany<Counter, CounterView>(tx, batchOf([a, b, a, a])),
    );
    expect(answers.map((answer) => answer.value)).toEqual([1, 1, 2, 3]);
    expect(await valueOf(a)).toEqual({ value: 3, version: 3 });
  });

  it('win although a rival was faster between their read and their write', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    // The rival holds the row: read without its change, written only once it has committed.
    await counters.query('begin');
    await counters.query('update task_dispatch.counters set value = 7, version = 2 where id = $1', [id]);
    let decided = 0;
    const decide = (counter: Counter | null) => {
      decided += 1;
      return raised(counter, id);
    };
    const running = inTransaction(dataSource, (tx) =>
      store.executeMany<Counter, CounterView>(tx, {
        table: COUNTERS,
        toState: toCounter,
        items: [{ id, context: contextOf(), decide }],
      }),
    );
    await eventually(async () => {
      const waiting = await counters.query(WAITING);
      expect(waiting).not.toEqual([]);
    });
    await counters.query('commit');
    expect(await running).toEqual([{ value: 8, version: 3 }]);
    expect(decided).toBe(2);
  });

  it('are all undone when one of them is refused', async () => {
    const [a, b] = [uuidv7(), uuidv7()];
    const refusing = { id: b, context: contextOf(), decide: () => raised(null, b, { limit: 0 }) };
    await expect(
      inTransaction(dataSource, (tx) =>
        store.executeMany<Counter, CounterView>(tx, {
          ...batchOf([a]),
          items: [...items([a]), refusing],
        }),
      ),
    ).rejects.toMatchObject({ code: 'task-dispatch/counter-full' });
    expect(await valueOf(a)).toBeUndefined();
  });
});

describe('the journal', () => {
  it('can be added to and read by the service, never changed', async () => {
    const id = uuidv7();
    await store.write([write(id, null)]);
    for (const sql of [
      `update task_dispatch.journal set code = 'x'`,
      'delete from task_dispatch.journal',
      'truncate task_dispatch.journal',
    ]) {
      await expect(dataSource.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
    expect(await count('journal', 'aggregate_id', [id])).toBe(1);
  });

  it('is not even changed by its owner', async () => {
    await store.write([write(uuidv7(), null)]);
    for (const sql of [
      `update task_dispatch.journal set type = 'x'`,
      'delete from task_dispatch.journal',
      'truncate task_dispatch.journal',
    ]) {
      await expect(counters.query(sql)).rejects.toMatchObject({ code: '23001' });
    }
  });

  it('says who did it, in which post', async () => {
    const id = uuidv7();
    const actor = { ...actorOf(person('zhao')), unitId: uuidv7(), postTitle: '组织委员' };
    await store.write([{ ...write(id, null), actor }]);
    const rows = await counters.query<{ actor: object }>(
      'select actor from task_dispatch.journal where aggregate_id = $1',
      [id],
    );
    expect(rows).toEqual([{ actor }]);
  });
});
