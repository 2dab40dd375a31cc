import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#libs/kernel';
import { eventually, expectRefusal } from './index.js';

describe('eventually', () => {
  it('answers the first attempt that holds', async () => {
    let attempts = 0;
    const answer = await eventually(() => {
      attempts += 1;
      if (attempts < 3) throw new Error('not yet');
      return attempts;
    });
    expect(answer).toBe(3);
  });

  it('fails with the last error when the time is over', async () => {
    await expect(
      eventually(() => Promise.reject(new Error('never')), { within: 30, every: 5 }),
    ).rejects.toThrow('never');
  });
});

describe('expectRefusal', () => {
  const refusal = new DomainError({ code: 'task-dispatch/too-late', kind: 'refused', message: 'too late' });

  it('finds the refusal under what wrapped it', async () => {
    const failure = await expectRefusal(Promise.reject(new Error('outer', { cause: refusal })), refusal.code);
    expect(failure.kind).toBe('refused');
  });

  it('fails for an acceptance, for another code and for a bug', async () => {
    await expect(expectRefusal(Promise.resolve(1), refusal.code)).rejects.toThrow('was accepted');
    await expect(expectRefusal(Promise.reject(refusal), 'task-dispatch/other')).rejects.toThrow();
    await expect(expectRefusal(Promise.reject(new TypeError('x')), refusal.code)).rejects.toThrow('it broke');
  });
});
