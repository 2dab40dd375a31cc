import { describe, expect, it } from '@jest/globals';
import { headingOf } from '../heading.js';
import { firstOf, listsOf, type TaskRow } from './lists.js';

const row = (taskId: string, more: Partial<TaskRow>): TaskRow =>
  ({
    taskId,
    state: 'in-progress',
    returned: null,
    signForDueAt: '2026-12-01T10:00:00.000Z',
    ...more,
  }) as TaskRow;
const returned = { reason: '台账缺页', criterionId: null, round: 1, byName: '王主任' };
const ids = (rows: readonly TaskRow[]) => rows.map(({ taskId }) => taskId);

describe('what a unit owes', () => {
  it('stands in one list each: to sign, to do, or returned', () => {
    const lists = listsOf([row('a', { state: 'dispatched' }), row('b', {}), row('c', { returned })]);
    expect(ids(lists.sign)).toEqual(['a']);
    expect(ids(lists.handle)).toEqual(['b']);
    expect(ids(lists.returned)).toEqual(['c']);
  });

  it('is to be signed in the order in which the windows end', () => {
    const sign = { state: 'dispatched' as const };
    const { sign: ordered } = listsOf([
      row('late', { ...sign, signForDueAt: '2026-12-02T10:00:00.000Z' }),
      row('soon', { ...sign, signForDueAt: '2026-11-30T10:00:00.000Z' }),
    ]);
    expect(ids(ordered)).toEqual(['soon', 'late']);
  });

  it('opens with what is to be signed, then with what came back, then with the rest', () => {
    const sign = row('a', { state: 'dispatched' });
    expect(firstOf(listsOf([sign, row('c', { returned })]))).toBe('sign');
    expect(firstOf(listsOf([row('b', {}), row('c', { returned })]))).toBe('returned');
    expect(firstOf(listsOf([]))).toBe('handle');
  });
});

describe('the heading of a task', () => {
  it.each([
    ['全面排查隐患。各党支部要组织党员。', '全面排查隐患'],
    ['，体现在当前的防火工作中；靠前驻防', '体现在当前的防火工作中'],
    ['值班值守', '值班值守'],
    [
      `${'各领域、'.repeat(6)}职责职能，各有特色地确定工作内容，活动要多样`,
      `${'各领域、'.repeat(6)}职责职能，各有特色地确定工作内容`,
    ],
    ['长'.repeat(50), `${'长'.repeat(40)}…`],
  ])('of %s is its first sentence, or clauses of it', (requirement, heading) => {
    expect(headingOf(requirement)).toBe(heading);
  });
});
