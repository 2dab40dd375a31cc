import { describe, expect, it } from '@jest/globals';
import { evolveAll } from '../src/domain/instance.js';
import { CRITERION, node, Scenario } from './scenario.js';

const ABC = ['A', 'B', 'C'];
const next = node('m', 'all', ['D']);

describe('several people on one node', () => {
  it('S1: with all-of, after A approves B and C stay pending and the next node is not entered', () => {
    const scenario = new Scenario([node('n', 'all', ABC), next]).approve('A');
    expect(scenario.asked()).toEqual(['B', 'C']);
    expect(scenario.instance.currentNodeKey).toBe('n');
  });

  it('S2: with all-of, a reject ends the instance, supersedes who has not acted and keeps what was approved', () => {
    const scenario = new Scenario([node('n', 'all', ABC), next]).approve('A').reject('B');
    expect(scenario.instance.state).toBe('rejected');
    expect(scenario.inState('superseded')).toEqual(['C']);
    expect(scenario.inState('approved')).toEqual(['A']);
  });

  it('S3: with any-of, the first approval supersedes the others and enters the next node', () => {
    const scenario = new Scenario([node('n', 'any', ABC), next]).approve('A');
    expect(scenario.inState('superseded')).toEqual(['B', 'C']);
    expect(scenario.asked()).toEqual(['D']);
  });

  it('S4: with any-of, after a reject nobody else can act', () => {
    const scenario = new Scenario([node('n', 'any', ABC), next]).reject('A');
    expect(scenario.instance.state).toBe('rejected');
    expect(() => scenario.approve('B')).toThrow(
      expect.objectContaining({ code: 'approval/assignment-closed' }),
    );
  });

  it('S6: one after the other, only the current person has an assignment', () => {
    const scenario = new Scenario([node('n', 'sequential', ABC), next]);
    expect(scenario.instance.assignments.map((each) => each.person.personId)).toEqual(['A']);
    expect(scenario.approve('A').asked()).toEqual(['B']);
    expect(scenario.approve('B').approve('C').asked()).toEqual(['D']);
  });

  it('is approved when the last node is passed', () => {
    const scenario = new Scenario([node('n', 'all', ['A']), next]).approve('A').approve('D');
    expect(scenario.instance.state).toBe('approved');
    expect(scenario.instance.endedAt).not.toBeNull();
  });

  it('S100: the state rebuilt from the events equals the state', () => {
    const scenario = new Scenario([node('n', 'sequential', ABC), next]).approve('A').approve('B').return('C');
    expect(evolveAll(null, scenario.events)).toEqual(scenario.instance);
  });
});

describe('a decision', () => {
  it('belongs to the person asked', () => {
    const scenario = new Scenario([node('n', 'all', ABC)]);
    expect(() => scenario.approve('X')).toThrow(
      expect.objectContaining({ code: 'approval/assignment-not-found' }),
    );
  });

  it('is refused when the assignment has changed since it was shown', () => {
    const scenario = new Scenario([node('n', 'all', ABC)]);
    expect(() => scenario.approve('A', { shownVersion: 9 })).toThrow(
      expect.objectContaining({ code: 'platform/stale-version', details: { currentVersion: 1 } }),
    );
  });

  it('is not outdated by a colleague on the same node', () => {
    const scenario = new Scenario([node('n', 'all', ABC)]).approve('A');
    expect(scenario.approve('B', { shownVersion: 1 }).asked()).toEqual(['C']);
  });

  it('may only give a result level that is offered', () => {
    const scenario = new Scenario([node('n', 'all', ['A'])], { purpose: 'completion-review' });
    expect(() => scenario.approve('A', { resultLevel: '优秀' })).toThrow(
      expect.objectContaining({ code: 'approval/result-level-unknown' }),
    );
    expect(scenario.approve('A', { resultLevel: '做好' }).instance.state).toBe('approved');
  });

  it('S88: a completion review is not returned without a criterion, nor with a foreign one', () => {
    const scenario = new Scenario([node('n', 'all', ['A'])], { purpose: 'completion-review' });
    expect(() => scenario.return('A', null)).toThrow(
      expect.objectContaining({ code: 'approval/criterion-required' }),
    );
    expect(() => scenario.return('A', 'other')).toThrow(
      expect.objectContaining({ code: 'approval/criterion-unknown' }),
    );
    expect(scenario.return('A', CRITERION).instance.state).toBe('draft');
  });

  it('hands back on reject where the node says so', () => {
    const scenario = new Scenario([node('n', 'all', ABC, { onReject: 'return-to-initiator' })]).reject('A');
    expect(scenario.instance.state).toBe('draft');
    expect(scenario.inState('superseded')).toEqual(['B', 'C']);
  });
});

describe('a withdrawal', () => {
  it('belongs to the initiator', () => {
    const scenario = new Scenario([node('n', 'all', ABC)]);
    expect(() => scenario.withdraw('A')).toThrow(
      expect.objectContaining({ code: 'approval/not-the-initiator' }),
    );
  });

  it('S55: is refused once somebody has acted', () => {
    const scenario = new Scenario([node('n', 'all', ABC)]).approve('A');
    expect(() => scenario.withdraw('S')).toThrow(expect.objectContaining({ code: 'approval/already-acted' }));
  });

  it('supersedes everybody asked and goes back to draft', () => {
    const scenario = new Scenario([node('n', 'all', ABC)]).withdraw('S');
    expect(scenario.instance.state).toBe('draft');
    expect(scenario.inState('superseded')).toEqual(ABC);
  });
});
