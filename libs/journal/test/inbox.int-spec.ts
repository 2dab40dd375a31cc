import type { Envelope } from '#libs/contracts';
import { type Transaction, uuidv7 } from '#libs/kernel';
import { managerOf } from '#libs/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { DeadLetters, PostgresFactInbox, purgeReceipts } from '../src/index.js';
import { type CountersDatabase, DISTRICT, openCounters, SCHEMA } from './counters.js';

const CONSUMER = 'task-dispatch__organization';

let counters: CountersDatabase;
let dataSource: DataSource;
let inbox: PostgresFactInbox;
let letters: DeadLetters;

beforeAll(async () => {
  counters = await openCounters();
  dataSource = await counters.connect();
  inbox = new PostgresFactInbox(dataSource, SCHEMA);
  letters = new DeadLetters(dataSource, SCHEMA);
});

afterAll(() => counters.close());

function fact(changes: Partial<Envelope> = {}): Envelope {
  return {
    id: uuidv7(),
    type: 'organization.unit.created',
    occurredAt: new Date().toISOString(),
    districtId: DISTRICT,
    actor: { kind: 'machine', personId: 'm', name: 'm', unitId: null, postTitle: null, forPersonId: null },
    correlationId: 'c',
    causationId: null,
    aggregateId: uuidv7(),
    aggregateVersion: 1,
    data: {},
    ...changes,
  };
}

/** An effect that would show twice: one step row per call. */
let step = 0;
const apply = async (fresh: readonly Envelope[], tx: Transaction) => {
  for (const { id } of fresh) {
    step += 1;
    await managerOf(tx).query(
      'insert into counter_steps (district_id, counter_id, step, by_person) values ($1, $2, $3, $4)',
      [DISTRICT, id, step, 'machine'],
    );
  }
};
const effectsOf = async (id: string) =>
  (await counters.query('select from task_dispatch.counter_steps where counter_id = $1', [id])).length;
const receiptsOf = (id: string) =>
  counters.query('select * from task_dispatch.receipts where fact_id = $1', [id]);

describe('settling facts', () => {
  it('has one effect although the fact comes twice, in one batch and in two', async () => {
    const one = fact();
    await inbox.settle({ consumer: CONSUMER, facts: [one, one] }, apply);
    await inbox.settle({ consumer: CONSUMER, facts: [one] }, apply);
    expect(await effectsOf(one.id)).toBe(1);
    expect(await receiptsOf(one.id)).toHaveLength(1);
  });

  it('has one effect although twenty deliveries are settled at the same time', async () => {
    const one = fact();
    await Promise.all(
      Array.from({ length: 20 }, () => inbox.settle({ consumer: CONSUMER, facts: [one] }, apply)),
    );
    expect(await effectsOf(one.id)).toBe(1);
  });

  it('gives only what was not seen before, in the order of the batch', async () => {
    const [a, b, c, d] = [fact(), fact(), fact(), fact()];
    await inbox.settle({ consumer: CONSUMER, facts: [b] }, apply);
    const seen: string[] = [];
    await inbox.settle({ consumer: CONSUMER, facts: [d, c, b, a] }, async (fresh) => {
      seen.push(...fresh.map(({ id }) => id));
    });
    expect(seen).toEqual([d.id, c.id, a.id]);
  });

  it('leaves no receipt when the effect fails, so that the fact can come again', async () => {
    const one = fact();
    const failing = async () => {
      throw new Error('a bug');
    };
    await expect(inbox.settle({ consumer: CONSUMER, facts: [one] }, failing)).rejects.toThrow('a bug');
    expect(await receiptsOf(one.id)).toEqual([]);
    await inbox.settle({ consumer: CONSUMER, facts: [one] }, apply);
    expect(await effectsOf(one.id)).toBe(1);
  });

  it('does not believe an apply that swallowed a failed statement', async () => {
    const one = fact();
    const swallowing = async (_: readonly Envelope[], tx: Transaction) => {
      await managerOf(tx)
        .query('select 1 / 0')
        .catch(() => undefined);
    };
    await expect(inbox.settle({ consumer: CONSUMER, facts: [one] }, swallowing)).rejects.toMatchObject({
      code: '25P02',
    });
    expect(await receiptsOf(one.id)).toEqual([]);
  });

  it('keeps consumers apart', async () => {
    const one = fact();
    await inbox.settle({ consumer: CONSUMER, facts: [one] }, apply);
    await inbox.settle({ consumer: 'task-dispatch__approval', facts: [one] }, apply);
    expect(await effectsOf(one.id)).toBe(2);
  });

  it('survives the end of its connection in the middle', async () => {
    const one = fact();
    let killed = 0;
    await inbox.settle({ consumer: CONSUMER, facts: [one] }, async (fresh, tx) => {
      const [{ pid }] = await managerOf(tx).query('select pg_backend_pid() as pid');
      if (killed === 0) await counters.query('select pg_terminate_backend($1)', [pid]);
      killed += 1;
      await apply(fresh, tx);
    });
    expect(killed).toBe(2);
    expect(await effectsOf(one.id)).toBe(1);
  });
});

describe('a fact that cannot be settled', () => {
  it('is counted, attempt by attempt', async () => {
    const { id } = fact();
    expect(await inbox.recordFailure(CONSUMER, id, 'first')).toBe(1);
    expect(await inbox.recordFailure(CONSUMER, id, 'second')).toBe(2);
    expect(await inbox.recordFailure('another', id, 'first')).toBe(1);
  });

  it('is buried with a receipt, so that it does not come again', async () => {
    const one = fact();
    await inbox.bury({ consumer: CONSUMER, factId: one.id, envelope: one, reason: 'no use', attempts: 5 });
    await inbox.settle({ consumer: CONSUMER, facts: [one] }, apply);
    expect(await effectsOf(one.id)).toBe(0);
    const listed = (await letters.list()).find((letter) => letter.factId === one.id);
    expect(listed).toMatchObject({ reason: 'no use', attempts: 5, type: one.type, replayedAt: null });
    expect(await letters.show(listed!.id)).toMatchObject({ envelope: one });
  });

  it('is buried once although two replicas do it', async () => {
    const one = fact();
    const letter = { consumer: CONSUMER, factId: one.id, envelope: one, reason: 'no use', attempts: 1 };
    await Promise.all([inbox.bury(letter), inbox.bury(letter), inbox.bury(letter)]);
    expect((await letters.list()).filter(({ factId }) => factId === one.id)).toHaveLength(1);
  });

  it('is buried even when nothing in it can be read', async () => {
    const factId = uuidv7();
    await inbox.bury({
      consumer: CONSUMER,
      factId,
      envelope: { base64: 'AA==' },
      reason: 'no JSON',
      attempts: 1,
    });
    expect(await letters.list()).toContainEqual(
      expect.objectContaining({ factId, reason: 'no JSON', type: null }),
    );
  });

  it('takes effect once when an operator replays it', async () => {
    const one = fact();
    await inbox.bury({ consumer: CONSUMER, factId: one.id, envelope: one, reason: 'a bug', attempts: 5 });
    const { id } = (await letters.list()).find(({ factId }) => factId === one.id)!;
    const replay = () => letters.replay(id, (envelope, tx) => apply([envelope], tx));
    await replay();
    expect(await effectsOf(one.id)).toBe(1);
    await expect(replay()).rejects.toMatchObject({ kind: 'not_found' });
    expect(await effectsOf(one.id)).toBe(1);
  });
});

describe('purging the inbox', () => {
  it('takes receipts that are older than thirty days and leaves the rest', async () => {
    const [old, fresh] = [fact(), fact()];
    await inbox.settle({ consumer: CONSUMER, facts: [old, fresh] }, apply);
    await counters.query(
      `update task_dispatch.receipts set settled_at = now() - interval '31 days' where fact_id = $1`,
      [old.id],
    );
    expect(await purgeReceipts(dataSource, SCHEMA)).toBe(1);
    expect(await receiptsOf(old.id)).toEqual([]);
    expect(await receiptsOf(fresh.id)).toHaveLength(1);
  });
});
