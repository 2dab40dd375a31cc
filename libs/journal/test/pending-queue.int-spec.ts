import { uuidv7 } from '#libs/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { type AggregateWrite, JournaledStore, PendingQueue } from '../src/index.js';
import { contextOf, COUNTERS, type CountersDatabase, openCounters, raised, SCHEMA } from './counters.js';

let counters: CountersDatabase;
let dataSource: DataSource;
/** Hears of what `here` writes, and of nothing that `elsewhere` does, as a relay's process. */
let queue: PendingQueue;
let here: JournaledStore;
let elsewhere: JournaledStore;

beforeAll(async () => {
  counters = await openCounters();
  dataSource = await counters.connect();
});

beforeEach(async () => {
  await counters.query('delete from task_dispatch.pending');
  queue = new PendingQueue(dataSource, SCHEMA);
  here = new JournaledStore(dataSource, (written) => queue.remember(written));
  elsewhere = new JournaledStore(dataSource);
});

afterAll(() => counters.close());

/** The first version of a counter, with a fact of this id that says `data`. */
function write(id: string, factId: string, data: object): AggregateWrite {
  const change = raised(null, id);
  const [entry] = change.entries;
  return {
    table: COUNTERS,
    id,
    expectedVersion: 0,
    context: contextOf(),
    ...change,
    entries: [{ ...entry!, factId, data }],
  };
}

/** As the bus gets them. */
const sent = async (from: PendingQueue) => JSON.parse(JSON.stringify(await from.next(100, []))) as object[];

describe('what is pending', () => {
  it('is the same whether it has just been written here or is read', async () => {
    const data = {
      at: new Date('2026-03-01T00:00:00.120Z'),
      left: undefined,
      words: '党支部 "😀"',
      n: [1, 0.5],
    };
    await here.write([write(uuidv7(), uuidv7(), data), write(uuidv7(), uuidv7(), {})]);
    const written = await sent(queue);
    expect(written).toHaveLength(2);
    expect(written).toEqual(await sent(new PendingQueue(dataSource, SCHEMA)));
  });

  it('is given again until it is removed', async () => {
    await here.write([write(uuidv7(), uuidv7(), {})]);
    const first = await sent(queue);
    expect(await sent(queue)).toEqual(first);
    await queue.remove((await queue.next(1, [])).map(({ position }) => position));
    expect(await sent(queue)).toEqual([]);
  });

  it('stands in the order of writing, wherever it was written', async () => {
    const ids = Array.from({ length: 6 }, uuidv7);
    for (const [index, id] of ids.entries())
      await (index % 2 === 0 ? here : elsewhere).write([write(id, uuidv7(), { index })]);
    expect((await queue.next(100, [])).map(({ envelope }) => envelope.aggregateId)).toEqual(ids);
  });

  it('is the fact of the winner when a loser here made one of the same id', async () => {
    const [id, factId] = [uuidv7(), uuidv7()];
    await elsewhere.write([write(id, factId, { by: 'winner' })]);
    expect([...(await here.write([write(id, factId, { by: 'loser' })]))]).toEqual([]);
    expect((await queue.next(100, [])).map(({ envelope }) => envelope.data)).toEqual([{ by: 'winner' }]);
  });
});
