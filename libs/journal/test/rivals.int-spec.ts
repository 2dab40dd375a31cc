import { failureOf, uuidv7 } from '#libs/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JournaledStore } from '../src/index.js';
import {
  contextOf,
  type Counter,
  type CountersDatabase,
  keyed,
  openCounters,
  raise,
  raised,
} from './counters.js';

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

  it('gets its turn although a rival writes without a pause', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    const over = new AbortController();
    let rivals = 0;
    const hammering = (async () => {
      while (!over.signal.aborted) {
        await replica.execute(raise(id, contextOf()));
        rivals += 1;
      }
    })();
    for (let n = 0; n < 50; n += 1) await store.execute(raise(id, contextOf()));
    over.abort();
    await hammering;
    expect(await counterOf(id)).toMatchObject({ value: 51 + rivals });
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
