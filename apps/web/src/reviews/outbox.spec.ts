import { describe, expect, it } from '@jest/globals';
import { Problem } from '../problems/problem.js';
import { GRACE_MS, Outbox, type Answer, type Decision, type Entry } from './outbox.js';

const decision = (assignmentId: string): Decision => ({
  assignmentId,
  shownVersion: 1,
  title: '清理楼道堆物',
  businessId: 't1',
  choice: 'approve',
  words: '',
  criterionId: null,
  resultLevel: null,
});

const refusal = new Problem({
  code: 'approval/assignment-closed',
  status: 409,
  detail: '',
  requestId: null,
});

/** A device: what it keeps survives its tabs; time passes when it is told to. */
function device(answers: Answer[] = []) {
  const kept = new Map<string, string>();
  let now = 1_000;
  let waiting: { at: number; ring: () => void }[] = [];
  const sent: Entry[] = [];
  const world = {
    kept: () => [...kept.values()].map((text) => JSON.parse(text) as Entry),
    keep: (entry: Entry) => void kept.set(entry.key, JSON.stringify(entry)),
    forget: (key: string) => void kept.delete(key),
    now: () => now,
    later: (ms: number, ring: () => void) => void waiting.push({ at: now + ms, ring }),
    send: async (entry: Entry): Promise<Answer> => {
      sent.push(entry);
      return answers.shift() ?? { failures: [] };
    },
  };
  return {
    sent,
    kept: world.kept,
    open: () => new Outbox(world),
    close: () => void (waiting = []),
    pass: async (ms: number) => {
      now += ms;
      const over = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { ring } of over) ring();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

describe('a decision', () => {
  it('is sent once when the time to take it back is over, and forgotten when it was answered', async () => {
    const it = device();
    const outbox = it.open();
    outbox.put('k1', [decision('a')]);
    await it.pass(GRACE_MS - 1);
    expect(it.sent).toEqual([]);
    await it.pass(1);
    expect(it.sent.map(({ key }) => key)).toEqual(['k1']);
    expect([outbox.entries(), it.kept()]).toEqual([[], []]);
    expect(outbox.hides('a')).toBe(true);
  });

  it('that was taken back is never sent and comes back as it was', async () => {
    const it = device();
    const outbox = it.open();
    outbox.put('k1', [decision('a')]);
    expect(outbox.hides('a')).toBe(true);
    expect(outbox.takeBack('k1')).toEqual([decision('a')]);
    await it.pass(GRACE_MS);
    expect([it.sent, it.kept(), outbox.hides('a')]).toEqual([[], [], false]);
  });

  it('that is under way cannot be taken back', async () => {
    const it = device();
    const outbox = it.open();
    outbox.put('k1', [decision('a')]);
    outbox.flush();
    expect(outbox.takeBack('k1')).toBeNull();
    await it.pass(GRACE_MS);
    expect(it.sent).toHaveLength(1);
  });

  it('that was refused stays until it was read, and its matter is in the queue again', async () => {
    const it = device([{ failures: [{ decision: decision('b'), problem: refusal }] }]);
    const outbox = it.open();
    outbox.put('k1', [decision('a'), decision('b')]);
    await it.pass(GRACE_MS);
    expect(outbox.entries()).toMatchObject([{ state: 'refused', failures: [{ problem: refusal }] }]);
    expect([outbox.hides('a'), outbox.hides('b'), it.kept()]).toEqual([true, false, []]);
    outbox.dismiss('k1');
    expect(outbox.entries()).toEqual([]);
  });

  it('that had no answer is kept and sent again under the same key', async () => {
    const it = device(['unsent']);
    const outbox = it.open();
    outbox.put('k1', [decision('a')]);
    await it.pass(GRACE_MS);
    expect(outbox.entries()).toMatchObject([{ state: 'unsent' }]);
    outbox.retry();
    await it.pass(0);
    expect(it.sent.map(({ key }) => key)).toEqual(['k1', 'k1']);
    expect(outbox.entries()).toEqual([]);
  });
});

describe('a tab that is closed', () => {
  it('sends what waits; if no answer came, the next one sends it again under the same key', async () => {
    const it = device();
    const first = it.open();
    first.put('k1', [decision('a')]);
    first.flush();
    it.close();
    expect(it.kept()).toMatchObject([{ key: 'k1', state: 'sending' }]);
    await it.pass(0);
    expect(it.sent.map(({ key }) => key)).toEqual(['k1']);
  });

  it('by a crash leaves what waited to the next one, with new time to take it back', async () => {
    const it = device();
    it.open().put('k1', [decision('a')]);
    it.close();
    const next = it.open();
    expect(next.entries()).toMatchObject([{ key: 'k1', state: 'waiting' }]);
    await it.pass(GRACE_MS);
    expect(it.sent.map(({ key }) => key)).toEqual(['k1']);
    expect(it.kept()).toEqual([]);
  });

  it('while sending leaves to the next one to ask again at once', async () => {
    const it = device(['unsent']);
    const first = it.open();
    first.put('k1', [decision('a')]);
    await it.pass(GRACE_MS);
    it.close();
    const next = it.open();
    await it.pass(0);
    expect(it.sent.map(({ key }) => key)).toEqual(['k1', 'k1']);
    expect(next.entries()).toEqual([]);
  });
});

it('two tabs lose nothing of each other', async () => {
  const it = device();
  const [first, second] = [it.open(), it.open()];
  first.put('k1', [decision('a')]);
  second.put('k2', [decision('b')]);
  first.follow();
  await it.pass(GRACE_MS);
  expect(it.sent.map(({ key }) => key)).toEqual(['k1', 'k2']);
});

it('two tabs: what one takes back the other does not send', async () => {
  const it = device();
  const first = it.open();
  first.put('k1', [decision('a')]);
  const second = it.open();
  first.takeBack('k1');
  second.follow();
  await it.pass(GRACE_MS);
  expect(it.sent).toEqual([]);
});
