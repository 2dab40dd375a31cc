import { afterEach, describe, expect, it } from '@jest/globals';
import type { TaskGetResponse } from '../../api/types.gen.js';
import { Problem } from '../../problems/problem.js';
import { Outbox } from './outbox.js';
import type { OutboxStore } from './store.js';
import { placeKey, type Waiting } from './waiting.js';

const TASK = { taskId: 't1', version: 3 } as TaskGetResponse;
const failed = (status: number, code = `http/${status}`) =>
  new Problem({ code, status, detail: '', requestId: 'r1' });

const report: Waiting = {
  personId: 'p1',
  taskId: 't1',
  verb: 'report',
  body: { text: '已排查' },
  key: 'k1',
  heading: '全面排查',
  at: 1,
  state: 'waiting',
  refusal: null,
};

function memory(...kept: readonly Waiting[]): OutboxStore & { readonly held: Map<string, Waiting> } {
  const held = new Map(kept.map((waiting) => [placeKey(waiting), waiting]));
  return {
    held,
    all: (personId) => Promise.resolve([...held.values()].filter((entry) => entry.personId === personId)),
    put: (waiting) => Promise.resolve(void held.set(placeKey(waiting), waiting)),
    remove: (place) => Promise.resolve(void held.delete(placeKey(place))),
  };
}

const opened: Outbox[] = [];
afterEach(() => opened.splice(0).forEach((outbox) => outbox.close()));

/** Fails as told, one sending after the other, then takes everything. */
async function device(store: OutboxStore, ...failures: readonly Problem[]) {
  const line = { isOnline: true };
  const keys: string[] = [];
  const arrived: string[] = [];
  const send = ({ key }: Waiting) => {
    const failure = failures[keys.push(key) - 1];
    return failure ? Promise.reject(failure) : Promise.resolve(TASK);
  };
  const outbox = new Outbox({ store, send, isOnline: () => line.isOnline, againMs: 60_000_000 });
  opened.push(outbox);
  outbox.onSent(({ key }) => arrived.push(key));
  await outbox.open('p1');
  return { outbox, line, keys, arrived };
}

const settled = () => new Promise((done) => setTimeout(done, 0));

describe('a command in the outbox', () => {
  it('is gone from the device once it has arrived', async () => {
    const store = memory();
    const { outbox, arrived } = await device(store);
    await outbox.put(report);
    expect(arrived).toEqual(['k1']);
    expect(outbox.entries()).toEqual([]);
    expect(store.held.size).toBe(0);
  });

  it('waits without a line, and goes out under its key when the line is back', async () => {
    const store = memory();
    const { outbox, line, keys, arrived } = await device(store);
    line.isOnline = false;
    await outbox.put(report);
    expect(keys).toEqual([]);
    expect([...store.held.values()]).toEqual([report]);
    line.isOnline = true;
    outbox.sendAll();
    await settled();
    expect(arrived).toEqual(['k1']);
  });

  it.each([0, 401, 429, 500, 503])('waits after %d and is repeated under the same key', async (status) => {
    const { outbox, keys, arrived } = await device(memory(), failed(status));
    await outbox.put(report);
    expect(outbox.entries()).toMatchObject([{ state: 'waiting' }]);
    outbox.sendAll();
    await settled();
    expect(keys).toEqual(['k1', 'k1']);
    expect(arrived).toEqual(['k1']);
  });

  it.each([400, 403, 404, 409, 422])(
    'is shown with its refusal after %d, and not repeated',
    async (status) => {
      const store = memory();
      const { outbox, keys } = await device(store, failed(status, 'task-dispatch/task-ended'));
      await outbox.put(report);
      outbox.sendAll();
      await settled();
      expect(keys).toEqual(['k1']);
      const refused = { state: 'refused', refusal: { code: 'task-dispatch/task-ended', requestId: 'r1' } };
      expect(outbox.entries()).toMatchObject([refused]);
      expect([...store.held.values()]).toMatchObject([refused]);
    },
  );

  it('of a killed tab is sent by the next one under the same key', async () => {
    const { keys, arrived } = await device(memory({ ...report, state: 'sending' }));
    await settled();
    expect(keys).toEqual(['k1']);
    expect(arrived).toEqual(['k1']);
  });

  it('of another person stays where it is', async () => {
    const store = memory({ ...report, personId: 'p2' });
    const { outbox, keys } = await device(store);
    await settled();
    expect(keys).toEqual([]);
    expect(outbox.entries()).toEqual([]);
    expect(store.held.size).toBe(1);
  });

  it('that was called back is not sent when the line is back', async () => {
    const store = memory();
    const { outbox, line, keys } = await device(store);
    line.isOnline = false;
    await outbox.put(report);
    await outbox.cancel(report);
    line.isOnline = true;
    outbox.sendAll();
    await settled();
    expect(keys).toEqual([]);
    expect(store.held.size).toBe(0);
  });

  it('replaces an earlier one of the same verb about the same task', async () => {
    const { outbox, line } = await device(memory());
    line.isOnline = false;
    await outbox.put(report);
    await outbox.put({ ...report, key: 'k2' });
    await outbox.put({ ...report, verb: 'sign-for', body: null, key: 'k3' });
    expect(outbox.entries().map(({ key }) => key)).toEqual(['k2', 'k3']);
  });
});
