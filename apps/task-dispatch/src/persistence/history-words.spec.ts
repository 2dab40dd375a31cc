import { describe, expect, it } from '@jest/globals';
import { historyWords } from './history-words.js';

const words = (name: string, data: Record<string, unknown>) =>
  historyWords(`task-dispatch.task.${name}`, data);

describe('the words of a history', () => {
  it('put what a person wrote behind the step', () => {
    expect(words('cancelled', { reason: '已无必要' })).toBe('取消：已无必要');
    expect(words('urged', { words: null })).toBe('催办');
  });

  it('name the day asked for, and the day on which the new due falls', () => {
    expect(words('extension-asked', { toDay: '2026-12-06', reason: '装修' })).toBe(
      '申请延期至2026年12月6日：装修',
    );
    const granted = { toDay: '2026-12-06', dueAt: '2026-12-07T16:00:00.000Z', reason: null };
    expect(words('extension-granted', granted)).toBe('同意延期至2026年12月7日');
  });

  it('of a refused extension state the date that stands', () => {
    const refused = { reason: '年前必须完成', effectiveDueAt: '2026-12-21T09:30:00.000Z' };
    expect(words('extension-refused', refused)).toBe(
      '不同意延期：年前必须完成（仍须于2026-12-21 17:30前办结）',
    );
  });
});
