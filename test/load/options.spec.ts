import { describe, expect, it } from '@jest/globals';
import { SECTIONS, readOptions } from './options.mjs';

describe('the options of the benchmark', () => {
  it('measure everything with 64 people unless told otherwise', () => {
    const { sections, users, fanout, json } = readOptions([]);
    expect([...sections]).toEqual(SECTIONS);
    expect({ users, fanout, json }).toEqual({ users: 64, fanout: [10_000, 100_000], json: false });
  });

  it('take the sections that are named', () => {
    expect([...readOptions(['--only', 'job,floor']).sections]).toEqual(['job', 'floor']);
    expect(() => readOptions(['--only', 'jobs'])).toThrow('--only jobs: there is job, fanout, reads, floor');
  });

  it('spread the seconds over the windows', () => {
    const { rounds, windowSeconds } = readOptions(['--seconds', '12']);
    expect(rounds * windowSeconds).toBe(12);
    expect(readOptions(['--quick']).windowSeconds).toBeLessThan(readOptions([]).windowSeconds);
  });

  it('refuse what is not a number of people', () => {
    for (const users of ['0', '-1', '1.5', 'many']) {
      expect(() => readOptions([`--users=${users}`])).toThrow('is not a whole number above 0');
    }
  });
});
