import { describe, expect, it } from '@jest/globals';
import type { SideTable } from './aggregate-write.js';
import { type OwnedRow, packed } from './side-packing.js';

const TASKS: SideTable = {
  table: 'tasks',
  columns: { id: 'int', title: 'text', due_at: 'timestamptz', criteria: 'jsonb' },
  shared: ['title', 'due_at', 'criteria'],
};
const DISPATCH = { owner_district__: 'district', owner_id__: 'dispatch' };
const owned = (id: number, more: Record<string, unknown> = {}): OwnedRow => ({
  owner: DISPATCH,
  row: {
    id,
    title: '压紧压实主体责任',
    due_at: new Date('2026-05-06T16:00:00Z'),
    criteria: [{ text: '说明结果' }],
    ...more,
  },
});
const rows = (count: number) => Array.from({ length: count }, (_, id) => owned(id));
const whole = ({ owner, row }: OwnedRow): Record<string, unknown> => ({ ...owner, ...row });

describe('Rows of a side table', () => {
  it('send once what all of them share, also where it is equal without being the same object, and their owner', () => {
    const { side, content } = packed(TASKS, rows(10));
    expect(side.shared).toEqual([...TASKS.shared!, 'owner_district__', 'owner_id__']);
    const { id: _, ...shared } = whole(rows(1)[0]!);
    expect(content).toEqual({ shared, rows: rows(10).map(({ row }) => ({ id: row['id'] })) });
  });

  it('of several owners name each its own', () => {
    const other = { ...owned(9), owner: { ...DISPATCH, owner_id__: 'another' } };
    const { side, content } = packed(TASKS, [...rows(9), other]);
    expect(side.shared).toEqual(TASKS.shared);
    expect(content).toMatchObject({
      shared: { title: '压紧压实主体责任' },
      rows: [...rows(9), other].map(({ owner, row }) => ({ ...owner, id: row['id'] })),
    });
  });

  it.each([
    ['one of them differs', [...rows(9), owned(9, { due_at: new Date('2026-05-07T16:00:00Z') })], TASKS],
    ['they are few', rows(3), TASKS],
    ['the table shares nothing', rows(10), { table: TASKS.table, columns: TASKS.columns }],
  ])('travel whole when %s', (_, given, table) => {
    const { side, content } = packed(table, given);
    expect(side.shared).toEqual([]);
    expect(content).toEqual(given.map(whole));
  });

  it.each([3, 10])('are refused when one of %i lacks a column', (many) => {
    const lacking = owned(many, { criteria: undefined });
    expect(() => packed(TASKS, [...rows(many - 1), lacking])).toThrow(
      'a row of tasks lacks the column criteria',
    );
  });
});
