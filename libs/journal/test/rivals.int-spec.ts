import { failureOf, uuidv7 } from '#libs/kernel';
import { eventually } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JournaledStore } from '../src/index.js';
import {
  contextOf,
  type Counter,
  type CountersDatabase,
  type CounterView,
  keyed,
  openCounters,
  raise,
  raised,
} from './counters.js';

/** Who waits for a lock in this test's own database. */
const WAITING = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

let counters: CountersDatabase;
let store: JournaledStore;
let replica: JournaledStore;

beforeAll(async () => {
  counters = await openCounters();
  store = new JournaledStore(await counters.connect());
  replica = new JournaledStore(await counters.connect());
});

afterAll(() => counters.close());

const counterOf = async (id: string) =>
  (
    await counters.query<Record<string, unknown>>('select * from task_dispatch.counters where id = $1', [id])
  )[0];
const stepsOf = (id: string) =>
  counters.query('select * from task_dispatch.counter_steps where counter_id = $1', [id]);
const pendingOf = (id: string) =>
  counters.query('select * from task_dispatch.pending where aggregate_id = $1', [id]);

const failureFrom = async (running: Promise<unknown>) =>
  failureOf(
    await running.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );

describe('a command', () => {
  it('sent fifty times at once with one key, to two replicas, has one effect and fifty equal answers', async () => {
    const id = uuidv7();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        (n % 2 ? store : replica).execute(raise(id, keyed(`fifty-${id}`))),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 50 }, () => ({ value: 1, version: 1 })));
    expect(await counterOf(id)).toMatchObject({ value: 1, version: 1 });
    expect(await stepsOf(id)).toHaveLength(1);
    expect(await pendingOf(id)).toHaveLength(1);
  });

  it('that makes a new aggregate makes one, although each of fifty copies would give it another id', async () => {
    const label = `made-${uuidv7()}`;
    const ids = Array.from({ length: 50 }, () => uuidv7());
    const answers = await Promise.all(
      ids.map((id, n) =>
        (n % 2 ? store : replica).execute<Counter, { id: string }>({
          ...raise(id, keyed(label)),
          decide: () => ({ ...raised(null, id), answer: { id } }),
        }),
      ),
    );
    const made = await counters.query<{ id: string }>(
      'select id from task_dispatch.counters where id = any($1::uuid[])',
      [ids],
    );
    expect(made).toHaveLength(1);
    expect(answers).toEqual(Array.from({ length: 50 }, () => made[0]));
  });

  it('of fifty rivals on one aggregate, on two replicas, loses none', async () => {
    const id = uuidv7();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        (n % 2 ? store : replica).execute(raise(id, keyed(`rival-${id}-${n}`))),
      ),
    );
    expect(answers.map((answer) => answer.value).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 1),
    );
    expect(await counterOf(id)).toMatchObject({ value: 50, version: 50 });
    expect(await stepsOf(id)).toHaveLength(50);
    const versions = await counters.query<{ v: number }>(
      'select aggregate_version as v from task_dispatch.journal where aggregate_id = $1 order by 1',
      [id],
    );
    expect(versions.map(({ v }) => v)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  });

  it('gets its turn although a rival wins every race', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    const holdRow = 'begin; update task_dispatch.counters set version = version + 1, value = value + 1';
    let decided = 0;
    let rivals = 0;
    // The rival holds the row while we read the version before its own, and commits when we want to write.
    await counters.query(`${holdRow} where id = '${id}'`);
    const over = new AbortController();
    const running = store
      .execute<Counter, CounterView>({
        ...raise(id, contextOf()),
        decide: (counter) => {
          decided += 1;
          return raised(counter, id);
        },
      })
      .finally(() => over.abort());
    while (rivals < 20 && !over.signal.aborted) {
      await eventually(async () => {
        const waiting = await counters.query(WAITING);
        expect(waiting.length > 0 || over.signal.aborted).toBe(true);
      });
      if (!over.signal.aborted) await counters.query(`commit; ${holdRow} where id = '${id}'`);
      rivals += 1;
    }
    await counters.query('commit');
    expect(await running).toMatchObject({ value: expect.any(Number) });
    expect(decided).toBe(4);
  });

  it('that meets a unique index looks again once, for a rival may have made the same aggregate', async () => {
    const label = uuidv7();
    await store.execute(raise(uuidv7(), contextOf(), { label }));
    const id = uuidv7();
    let decided = 0;
    const twin = store.execute<Counter, CounterView>({
      ...raise(id, contextOf()),
      decide: (counter) => {
        decided += 1;
        return raised(counter, id, { label });
      },
    });
    await expect(twin).rejects.toMatchObject({ code: '23505', constraint: 'counters_label' });
    expect(decided).toBe(2);
  });
});

describe('a refused command', () => {
  it('sent fifty times at once has one audit row and fifty equal refusals', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    const context = keyed(`refused-fifty-${id}`);
    const failures = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        failureFrom((n % 2 ? store : replica).execute(raise(id, context, { limit: 1 }))),
      ),
    );
    expect(new Set(failures.map((failure) => failure?.code))).toEqual(
      new Set(['task-dispatch/counter-full']),
    );
    expect(
      await counters.query('select from task_dispatch.journal where correlation_id = $1', [
        context.correlationId,
      ]),
    ).toHaveLength(1);
  });
});
