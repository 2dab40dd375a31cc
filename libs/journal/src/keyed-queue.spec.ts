import { describe, expect, it } from '@jest/globals';
import { AlarmClock } from './alarm-clock.js';
import { KeyedQueue } from './keyed-queue.js';
import { StalledAggregates } from './stalled-aggregates.js';

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('a keyed queue', () => {
  it('lets tasks of one key run one after the other, and of two keys side by side', async () => {
    const queue = new KeyedQueue();
    const seen: string[] = [];
    const first = gate();
    const a1 = queue.run('a', async () => {
      seen.push('a1 begins');
      await first.opened;
      seen.push('a1 ends');
    });
    const a2 = queue.run('a', async () => void seen.push('a2'));
    await queue.run('b', async () => void seen.push('b'));
    first.open();
    await Promise.all([a1, a2]);
    expect(seen).toEqual(['a1 begins', 'b', 'a1 ends', 'a2']);
  });

  it('goes on after a task that failed, and hands its failure to its own caller alone', async () => {
    const queue = new KeyedQueue();
    const failed = queue.run('a', () => Promise.reject(new Error('no')));
    const next = queue.run('a', () => Promise.resolve('fine'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('fine');
  });
});

describe('an alarm clock', () => {
  it('wakes a sleeper, and keeps a ring for the next one', async () => {
    const alarm = new AlarmClock();
    const sleeping = alarm.sleep(3_600_000);
    alarm.ring();
    await sleeping;
    alarm.ring();
    await alarm.sleep(3_600_000);
    await alarm.sleep(1);
  });
});

describe('stalled aggregates', () => {
  it('are passed over for longer each time, and forgotten once they are published', () => {
    const stalled = new StalledAggregates();
    stalled.failed('a', 0);
    expect([stalled.ids(499), stalled.ids(501)]).toEqual([['a'], []]);
    stalled.failed('a', 501);
    expect([stalled.ids(1_400), stalled.ids(1_502)]).toEqual([['a'], []]);
    for (let n = 0; n < 20; n += 1) stalled.failed('a', 2_000);
    expect([stalled.ids(61_999), stalled.ids(62_001)]).toEqual([['a'], []]);
    stalled.published('a');
    expect(stalled.ids(2_001)).toEqual([]);
  });
});
