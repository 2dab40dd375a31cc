import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { SharedReads } from './shared-reads.js';

/** A source that answers only when it is let, and keeps what it was asked. */
function held() {
  const asked: (readonly number[])[] = [];
  const release: (() => void)[] = [];
  const reads = new SharedReads<number, string>(async (questions) => {
    asked.push(questions);
    await new Promise<void>((resolve) => release.push(resolve));
    return questions.map((question) => `answer to ${question}`);
  });
  return { reads, asked, release };
}

describe('Shared reads', () => {
  it('ask at once when nothing is under way', async () => {
    const { reads, asked } = held();
    void reads.read(1);
    await turn();
    expect(asked).toEqual([[1]]);
  });

  it('share a query with all who ask in the same turn of the event loop', async () => {
    const { reads, asked } = held();
    for (const question of [1, 2, 3]) void reads.read(question);
    await turn();
    expect(asked).toEqual([[1, 2, 3]]);
  });

  it('share the next query while two are under way, and give everybody the own answer', async () => {
    const { reads, asked, release } = held();
    const answers = [];
    for (const question of [1, 2, 3, 4, 5]) {
      answers.push(reads.read(question));
      await turn();
    }
    expect(asked).toEqual([[1], [2]]);
    release[0]!();
    expect(await answers[0]).toBe('answer to 1');
    await turn();
    expect(asked[2]).toEqual([3, 4, 5]);
    for (const one of release) one();
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5].map((question) => `answer to ${question}`));
  });

  it('tell everybody in a query that the database is away, and go on', async () => {
    const asked: (readonly number[])[] = [];
    let fails = true;
    const reads = new SharedReads<number, number>(async (questions) => {
      asked.push(questions);
      if (fails) throw new Error('Connection terminated unexpectedly');
      return questions;
    });
    const answers = await Promise.allSettled([reads.read(1), reads.read(2)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await reads.read(3)).toBe(3);
    expect(asked).toEqual([[1, 2], [3]]);
  });

  it('let a bad question fail alone', async () => {
    const reads = new SharedReads<string, string>(async (questions) => {
      if (questions.includes('bad')) throw new Error('invalid input syntax');
      return questions;
    });
    const answers = await Promise.allSettled(['a', 'bad', 'b'].map((question) => reads.read(question)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('put no more than a hundred questions into one query', async () => {
    const { reads, asked, release } = held();
    const answers = Array.from({ length: 250 }, (_, question) => reads.read(question));
    await turn();
    release[0]!();
    await answers[0];
    await turn();
    expect(asked.map((questions) => questions.length)).toEqual([100, 100, 50]);
  });
});
