import { describe, expect, it } from '@jest/globals';
import { answersTo, isComplete } from './answers.js';

const form = { reason: '', toUnitId: null, toDay: '2026-12-01' };

describe('what the issuer may answer', () => {
  it('to a unit that asks to be let off: keep it, give it to another, or drop it', () => {
    expect(answersTo({ state: 'declined', extension: null })).toEqual(['insist', 're-route', 'cancel']);
  });

  it('to a unit that asks for more time: yes or no', () => {
    const extension = { toDay: '2026-12-01' } as Parameters<typeof answersTo>[0]['extension'];
    expect(answersTo({ state: 'in-progress', extension })).toEqual(['grant', 'refuse']);
  });

  it('to nobody who asks nothing', () => {
    expect(answersTo({ state: 'in-progress', extension: null })).toEqual([]);
  });
});

describe('an answer', () => {
  it.each(['insist', 'cancel', 'refuse'] as const)('%s needs a reason', (answer) => {
    expect(isComplete(answer, form)).toBe(false);
    expect(isComplete(answer, { ...form, reason: ' ' })).toBe(false);
    expect(isComplete(answer, { ...form, reason: '属地明确' })).toBe(true);
  });

  it('re-route needs a unit as well', () => {
    expect(isComplete('re-route', { ...form, reason: '同意' })).toBe(false);
    expect(isComplete('re-route', { ...form, reason: '同意', toUnitId: 'u' })).toBe(true);
  });

  it('grant needs nothing more', () => {
    expect(isComplete('grant', form)).toBe(true);
  });
});
