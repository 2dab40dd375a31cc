import { PlatformError } from '#libs/contracts';
import { DomainError, failureOf, uuidv7 } from '#libs/kernel';
import { isUniqueViolation } from '#libs/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { JournaledStore, unchanged } from '../src/index.js';
import {
  contextOf,
  CounterLabelTakenError,
  type CountersDatabase,
  DISTRICT,
  keyed,
  openCounters,
  person,
  raise,
} from './counters.js';

let counters: CountersDatabase;
let dataSource: DataSource;
let store: JournaledStore;

beforeAll(async () => {
  counters = await openCounters();
  dataSource = await counters.connect();
  store = new JournaledStore(dataSource);
});

afterAll(() => counters.close());

interface JournalLine {
  readonly outcome: string;
  readonly code: string | null;
  readonly command_key: string | null;
  readonly aggregate_id: string | null;
  readonly aggregate_version: number | null;
  readonly actor_person_id: string;
  readonly type: string;
}

const journalOf = (correlationId: string) =>
  counters.query<JournalLine>(
    'select * from task_dispatch.journal where correlation_id = $1 order by aggregate_version, seq',
    [correlationId],
  );
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
  it('writes state, side rows, journal and pending together', async () => {
    const id = uuidv7();
    const context = keyed('first');
    expect(await store.execute(raise(id, context))).toEqual({ value: 1, version: 1 });
    expect(await counterOf(id)).toMatchObject({ version: 1, value: 1, tags: ['a', 'b'] });
    expect(await stepsOf(id)).toHaveLength(1);
    expect(await pendingOf(id)).toHaveLength(1);
    expect(await journalOf(context.correlationId)).toMatchObject([
      { outcome: 'accepted', command_key: 'first', aggregate_version: 1, actor_person_id: 'wang' },
    ]);
  });

  it('finds the row as it was written: dates as days, instants as dates', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    const seen = await store.execute({
      ...raise(id, contextOf()),
      toState: (row) => row,
      decide: (row) => unchanged({ row }),
    });
    expect(seen.row).toMatchObject({
      id,
      district_id: DISTRICT,
      version: 1,
      value: 1,
      raised_at: new Date('2026-03-01T00:00:00.123Z'),
      due_day: '2026-03-05',
    });
  });

  it('that changes nothing leaves no trace', async () => {
    const context = keyed('nothing');
    const answer = await store.execute({
      ...raise(uuidv7(), context),
      decide: () => unchanged({ value: 0, version: 0 }),
    });
    expect(answer).toEqual({ value: 0, version: 0 });
    expect(await journalOf(context.correlationId)).toEqual([]);
  });

  it('is refused when its key was used for another request, and the audit trail says so', async () => {
    const id = uuidv7();
    await store.execute(raise(id, keyed(`reused-${id}`, 'one')));
    const other = keyed(`reused-${id}`, 'two');
    expect(await failureFrom(store.execute(raise(id, other)))).toMatchObject({
      code: 'platform/idempotency-key-reused',
      kind: 'refused',
    });
    expect(await counterOf(id)).toMatchObject({ value: 1 });
    expect(await journalOf(other.correlationId)).toMatchObject([
      { outcome: 'refused', code: 'platform/idempotency-key-reused', command_key: null },
    ]);
  });

  it('keeps keys apart by actor', async () => {
    const id = uuidv7();
    await store.execute(raise(id, keyed(`shared-${id}`)));
    const other = { ...keyed(`shared-${id}`), caller: person('li') };
    expect(await store.execute(raise(id, other))).toEqual({ value: 2, version: 2 });
  });
});

describe('a refused command', () => {
  it('changes nothing but one audit row', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    const context = keyed(`full-${id}`);
    expect(await failureFrom(store.execute(raise(id, context, { limit: 1 })))).toMatchObject({
      code: 'task-dispatch/counter-full',
    });
    expect(await counterOf(id)).toMatchObject({ value: 1, version: 1 });
    expect(await stepsOf(id)).toHaveLength(1);
    expect(await pendingOf(id)).toHaveLength(1);
    expect(await journalOf(context.correlationId)).toMatchObject([
      {
        outcome: 'refused',
        code: 'task-dispatch/counter-full',
        type: 'task-dispatch.raise-counter',
        command_key: `full-${id}`,
        aggregate_id: id,
        aggregate_version: 1,
      },
    ]);
  });

  it('is refused the same way again, although it would be accepted now', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    const context = keyed(`again-${id}`);
    const first = await failureFrom(store.execute(raise(id, context, { limit: 1 })));
    const second = await failureFrom(store.execute(raise(id, context)));
    expect(second).toEqual(first);
    expect(await journalOf(context.correlationId)).toHaveLength(1);
  });

  it('for lack of rights is judged anew when the rights have come', async () => {
    const id = uuidv7();
    const context = keyed(`forbidden-${id}`);
    const forbidden = {
      ...raise(id, context),
      decide: () => {
        throw new PlatformError('platform/not-permitted', 'no');
      },
    };
    expect(await failureFrom(store.execute(forbidden))).toMatchObject({ kind: 'forbidden' });
    expect(await store.execute(raise(id, context))).toEqual({ value: 1, version: 1 });
    expect((await journalOf(context.correlationId)).map((line) => line.outcome).sort()).toEqual([
      'accepted',
      'refused',
    ]);
  });

  it('for malformed input is nothing for the audit trail', async () => {
    const context = keyed('malformed');
    const malformed = {
      ...raise(uuidv7(), context),
      decide: () => {
        throw new PlatformError('platform/invalid-input', 'no');
      },
    };
    expect(await failureFrom(store.execute(malformed))).toMatchObject({ kind: 'invalid_input' });
    expect(await journalOf(context.correlationId)).toEqual([]);
  });

  it('because the aggregate must not be seen leaves its id out of the audit row', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    const context = keyed(`unseen-${id}`);
    const hidden = {
      ...raise(id, context),
      decide: () => {
        throw new DomainError({ code: 'task-dispatch/counter-not-found', kind: 'not_found', message: 'no' });
      },
    };
    expect(await failureFrom(store.execute(hidden))).toMatchObject({ kind: 'not_found' });
    expect(await journalOf(context.correlationId)).toMatchObject([
      { aggregate_id: null, outcome: 'refused' },
    ]);
  });

  it('because of a unique index of the service is refused in the service’s words', async () => {
    const label = `label-${uuidv7()}`;
    await store.execute(raise(uuidv7(), contextOf(), { label }));
    const context = keyed(`label-${label}`);
    const second = {
      ...raise(uuidv7(), context, { label }),
      refusalOf: (error: unknown) =>
        isUniqueViolation(error, 'counters_label') ? new CounterLabelTakenError() : undefined,
    };
    expect(await failureFrom(store.execute(second))).toMatchObject({
      code: 'task-dispatch/counter-label-taken',
    });
    expect(await journalOf(context.correlationId)).toMatchObject([{ outcome: 'refused' }]);
  });

  it('because it saw an older version learns the current one', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    await store.execute(raise(id, contextOf()));
    const context = { ...keyed(`stale-${id}`), expectedVersion: 1 };
    expect(await failureFrom(store.execute(raise(id, context)))).toMatchObject({
      code: 'platform/stale-version',
      details: { currentVersion: 2 },
    });
    expect(await store.execute(raise(id, { ...context, expectedVersion: 2 }))).toMatchObject({ version: 3 });
  });

  it('for lack of rights does not learn the version', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    const forbidden = {
      ...raise(id, { ...contextOf(), expectedVersion: 7 }),
      decide: () => {
        throw new PlatformError('platform/not-permitted', 'no');
      },
    };
    expect(await failureFrom(store.execute(forbidden))).toMatchObject({ code: 'platform/not-permitted' });
  });
});
