import { describe, expect, it } from '@jest/globals';
import type { SideTable } from './aggregate-write.js';
import { packed } from './side-packing.js';

const TASKS: SideTable = {
  table: 'tasks',
  columns: { id: 'int', title: 'text', due_at: 'timestamptz', criteria: 'jsonb' },
  shared: ['title', 'due_at', 'criteria'],
};
const row = (id: number, more: Record<string, unknown> = {}) => ({
  id,
  owner_id__: 'dispatch',
  title: '压紧压实主体责任',
  due_at: new Date('2026-05-06T16:00:00Z'),
  criteria: [{ text: '说明结果' }],
  ...more,
});
const rows = (count: number) => Array.from({ length: count }, (_, id) => row(id));

describe('Rows of a side table', () => {
  it('send once what all of them share, also where it is equal without being the same object', () => {
    const { side, content } = packed(TASKS, rows(10));
    expect(side).toBe(TASKS);
    expect(content).toEqual({
      shared: { title: '压紧压实主体责任', due_at: row(0).due_at, criteria: row(0).criteria },
      rows: rows(10).map(({ id, owner_id__ }) => ({ id, owner_id__ })),
    });
  });

  it.each([
    ['one of them differs', [...rows(9), row(9, { due_at: new Date('2026-05-07T16:00:00Z') })]],
    ['they are few', rows(3)],
  ])('travel whole when %s', (_, given) => {
    const { side, content } = packed(TASKS, given);
    expect(side.shared).toBeUndefined();
    expect(content).toBe(given);
  });

  it('travel whole when the table shares nothing', () => {
    const { shared: _, ...plain } = TASKS;
    expect(packed(plain, rows(10))).toEqual({ side: plain, content: rows(10) });
  });
});
