import { describe, expect, it } from '@jest/globals';
import { Caller, DomainError, failureOf, isUuid, Scope, uuid5, uuidv7 } from './index.js';

const appointment = {
  appointmentId: 'a',
  unitId: 'u12',
  unitPath: '/1/12/',
  postId: 'p',
  postTitle: '书记',
  duties: ['handle', 'review'] as const,
  scopePath: '/1/12/',
};

describe('ids', () => {
  it('rise within one process, also when the clock jumps back', () => {
    const ids = [uuidv7(2_000), uuidv7(2_000), uuidv7(1_000), uuidv7(3_000)];
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every(isUuid)).toBe(true);
  });

  it('stay unique beyond the 4,096 that one millisecond can count', () => {
    const ids = new Set(Array.from({ length: 10_000 }, () => uuidv7(5_000_000_000_000)));
    expect(ids.size).toBe(10_000);
  });

  it('are the same for the same parts and differ when parts are joined differently', () => {
    const namespace = '6f1e4a52-7a0d-5c58-9b7e-0d3f7c1a9e01';
    expect(uuid5(namespace, 'a', 'b')).toBe(uuid5(namespace, 'a', 'b'));
    expect(uuid5(namespace, 'ab')).not.toBe(uuid5(namespace, 'a', 'b'));
    expect(isUuid(uuid5(namespace, 'a'))).toBe(true);
  });
});

describe('a scope', () => {
  it('does not cover a unit whose number merely begins alike', () => {
    expect(Scope.ofSubtrees(['/1/12/']).covers('/1/120/')).toBe(false);
    expect(Scope.ofSubtrees(['/1/12/']).covers('/1/12/7/')).toBe(true);
  });

  it('of units covers the units alone, not what is below them', () => {
    expect(Scope.ofUnits(['/1/12/']).covers('/1/12/')).toBe(true);
    expect(Scope.ofUnits(['/1/12/']).covers('/1/12/7/')).toBe(false);
  });

  it('drops subtrees that another one covers', () => {
    expect(Scope.ofSubtrees(['/1/12/', '/1/']).subtrees).toEqual(['/1/']);
  });
});

describe('a caller', () => {
  const caller = new Caller({
    kind: 'person',
    districtId: 'd',
    personId: 'p1',
    name: '王',
    appointments: [appointment],
    epoch: 1,
    sessionId: null,
  });

  it('handles only in the own unit and reviews in the whole subtree', () => {
    expect(caller.scopeOf('handle').covers('/1/12/7/')).toBe(false);
    expect(caller.scopeOf('review').covers('/1/12/7/')).toBe(true);
  });

  it('has no scope for a duty that no post gives', () => {
    expect(caller.scopeOf('audit').isEmpty).toBe(true);
  });
});

describe('a failure', () => {
  it('is still found when the refusal was wrapped', () => {
    const refusal = new DomainError({ code: 'task-dispatch/x', kind: 'refused', message: 'no' });
    expect(failureOf(new Error('outer', { cause: refusal }))).toEqual(refusal.toFailure());
    expect(failureOf(new Error('plain'))).toBeUndefined();
  });
});
