import { Caller } from '#libs/kernel';
import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { GroupCommitter } from './group-committer.js';
import type { AggregateTable, AggregateWrite } from './index.js';

const tasks: AggregateTable = { schema: 's', table: 'tasks', aggregate: 'task', columns: {} };
const clocks: AggregateTable = { schema: 's', table: 'clocks', aggregate: 'clock', columns: {} };

function write(id: string, table = tasks): AggregateWrite {
  return {
    table,
    id,
    expectedVersion: 1,
    row: {},
    entries: [],
    actor: { kind: 'machine', personId: 'm', name: 'm', unitId: null, postTitle: null, forPersonId: null },
    context: {
      caller: Caller.machine('m', 'd'),
      commandKey: null,
      requestHash: null,
      expectedVersion: null,
      correlationId: 'c',
      causationId: null,
    },
    answer: null,
  };
}

/** Writes when it is told to; loses and breaks what it is told to. */
class HeldWriter {
  readonly batches: string[][] = [];
  losing = new Set<string>();
  breaking = new Map<string, Error>();
  private release: () => void = () => undefined;
  private gate: Promise<void> = new Promise((resolve) => (this.release = resolve));

  open(): void {
    this.release();
  }

  async write(writes: readonly AggregateWrite[]): Promise<ReadonlySet<string>> {
    const ids = writes.map(({ id }) => id);
    this.batches.push(ids);
    await this.gate;
    for (const id of ids) {
      const failure = this.breaking.get(id);
      if (failure) throw failure;
    }
    return new Set(ids.filter((id) => !this.losing.has(id)));
  }
}

describe('the group committer', () => {
  it('writes at once when it is idle, and lets those who come meanwhile share a statement', async () => {
    const writer = new HeldWriter();
    const committer = new GroupCommitter(writer, { lanes: 1, batch: 10 });
    const first = committer.commit(write('a'));
    await turn();
    expect(writer.batches).toEqual([['a']]);
    const others = ['b', 'c', 'd'].map((id) => committer.commit(write(id)));
    writer.open();
    expect(await Promise.all([first, ...others])).toEqual([true, true, true, true]);
    expect(writer.batches).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('writes together what comes in one turn of the event loop', async () => {
    const writer = new HeldWriter();
    writer.open();
    const committer = new GroupCommitter(writer, { lanes: 2, batch: 10 });
    await Promise.all(['a', 'b', 'c'].map((id) => committer.commit(write(id))));
    expect(writer.batches).toEqual([['a', 'b', 'c']]);
  });

  it('tells each whether it won', async () => {
    const writer = new HeldWriter();
    writer.losing.add('b');
    writer.open();
    const committer = new GroupCommitter(writer, { lanes: 1, batch: 10 });
    const commits = ['a', 'b', 'c'].map((id) => committer.commit(write(id)));
    expect(await Promise.all(commits)).toEqual([true, false, true]);
  });

  it('puts an aggregate into a batch once, and tables into batches of their own', async () => {
    const writer = new HeldWriter();
    const committer = new GroupCommitter(writer, { lanes: 1, batch: 10 });
    const commits = [write('first'), write('a'), write('a'), write('k', clocks), write('b')].map((one) =>
      committer.commit(one),
    );
    writer.open();
    await Promise.all(commits);
    expect(writer.batches).toEqual([['first', 'a', 'b'], ['a'], ['k']]);
  });

  it('holds no more in a batch than allowed', async () => {
    const writer = new HeldWriter();
    const committer = new GroupCommitter(writer, { lanes: 1, batch: 2 });
    const commits = ['a', 'b', 'c', 'd'].map((id) => committer.commit(write(id)));
    writer.open();
    await Promise.all(commits);
    expect(writer.batches).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('runs a failed batch singly, so that only the bad one fails', async () => {
    const writer = new HeldWriter();
    writer.breaking.set('bad', new Error('a unique index says no'));
    const committer = new GroupCommitter(writer, { lanes: 1, batch: 10 });
    const commits = ['first', 'a', 'bad', 'b'].map((id) => committer.commit(write(id)));
    writer.open();
    expect((await Promise.allSettled(commits)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('does not run a batch again whose connection was lost: nobody knows whether it was stored', async () => {
    const writer = new HeldWriter();
    writer.breaking.set('a', new Error('Connection terminated unexpectedly'));
    const committer = new GroupCommitter(writer, { lanes: 1, batch: 10 });
    const first = committer.commit(write('first'));
    await turn();
    const commits = [first, ...['a', 'b'].map((id) => committer.commit(write(id)))];
    writer.open();
    expect((await Promise.allSettled(commits)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(writer.batches).toEqual([['first'], ['a', 'b']]);
  });
});
