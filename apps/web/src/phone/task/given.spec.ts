import { describe, expect, it } from '@jest/globals';
import { verbsOf } from './verbs.js';
import { givenBy, lastSubmission } from './given.js';
import type { Report } from './use-reports.js';

const report = (more: Partial<Report>): Report =>
  ({ kind: 'progress', text: '', figures: [], evidence: [], ...more }) as Report;
const figure = (value: string) => [{ key: 'hazards', label: '隐患', unit: '处', value }];
const returned = { reason: '台账缺页', criterionId: null, round: 1, byName: '王主任' };
const file = {} as Report['evidence'][number];

describe('what was given so far', () => {
  it('counts the files of all reports, and holds the last value of each figure', () => {
    const given = givenBy([
      report({ figures: figure('3'), evidence: [file] }),
      report({ figures: figure('5'), evidence: [file, file] }),
    ]);
    expect(given).toEqual({ files: 3, figures: { hazards: '5' } });
  });
});

describe('a submission', () => {
  const reports = [
    report({ kind: 'completion', text: '第一次' }),
    report({ kind: 'completion', text: '第二次' }),
    report({ text: '进展' }),
  ];

  it('that came back is filled with the last words', () => {
    expect(lastSubmission({ returned, undone: null }, reports)).toBe('第二次');
    const undone = { how: 'taken-back' as const, reason: null, at: '' };
    expect(lastSubmission({ returned: null, undone }, reports)).toBe('第二次');
  });

  it('that is the first one begins empty', () => {
    expect(lastSubmission({ returned: null, undone: null }, reports)).toBe('');
  });
});

describe('the verbs of a task', () => {
  it('begin with the report, and after a return with the submission', () => {
    const actions = ['attach', 'submit', 'report'];
    expect(verbsOf({ actions, returned: null })).toEqual(['report', 'submit']);
    expect(verbsOf({ actions, returned })).toEqual(['submit', 'report']);
  });

  it('are none of those that the task does not allow', () => {
    expect(verbsOf({ actions: ['take-back'], returned: null })).toEqual(['take-back']);
    expect(verbsOf({ actions: [], returned: null })).toEqual([]);
  });
});
