import { describe, expect, it } from '@jest/globals';
import { reportText } from './report.mjs';

const KINDS = { all: 173.4, dispatch: 1, 'sign-for': 1, report: 1, submit: 1, approve: 1, assigned: 1_234.5 };
const MACHINE = { cores: 2, cpu: 'some CPU', memoryGigabytes: 24, node: 'v24', takenAt: '2026-01-01' };
const JOB = {
  transitionsPerSecond: 243.2,
  jobs: 572,
  p50: KINDS,
  p99: KINDS,
  cpuSecondsPer1000: { total: 6.234, postgres: 2.49 },
  clientCpuSecondsPer1000: 0.1,
  othersCpuSecondsPer1000: 0.2,
  peakMegabytes: { postgres: 341.2 },
  commitsPerTransition: 6.34,
  rowsPerTransition: 15.4,
  walBytesPerTransition: 13_754,
  bytesPerInstance: 48_336,
  drainedMs: 67.5,
  exactlyOnce: { ok: true, findings: [] as string[] },
  ratioToSameWrites: 0.2544,
  ratios: { transitionsPerSecond: 0.1088, cpuSecondsPer1000: { postgres: 5.92 } },
};

function lineOf(report: object, beginning: string): string | undefined {
  return reportText({ machine: MACHINE, ...report })
    .split('\n')
    .find((line) => line.trim().startsWith(beginning))
    ?.trim()
    .replaceAll(/\s+/g, ' ');
}

describe('the table', () => {
  it('names the machine the figures were taken on', () => {
    expect(lineOf({}, '2 cores')).toBe('2 cores (some CPU), 24 GB, Node v24, 2026-01-01');
  });

  it('shows a figure, its unit, and how it stands to its floor', () => {
    expect(lineOf({ job: JOB }, 'transitions')).toBe('transitions 243 /s 0.109 x floor');
    expect(lineOf({ job: JOB }, 'to the same')).toBe('to the same writes in one call 0.254');
    expect(lineOf({ job: JOB }, 'CPU postgres')).toBe(
      'CPU postgres 2.49 s per 1,000 transitions 5.92 x floor',
    );
    expect(lineOf({ job: JOB }, 'assigned')).toBe('assigned (the reviewer waits) 1,235 / 1,235 ms p50 / p99');
  });

  it('leaves out the ratio where there was no floor', () => {
    const { ratios: _, ratioToSameWrites: __, ...alone } = JOB;
    expect(lineOf({ job: alone }, 'transitions')).toBe('transitions 243 /s');
    expect(lineOf({ job: alone }, 'to the same')).toBeUndefined();
  });

  it('says what was not there exactly once', () => {
    const exactlyOnce = { ok: false, findings: ['tasks of the jobs: 571 instead of 572'] };
    const job = { ...JOB, exactlyOnce };
    expect(lineOf({ job }, 'exactly once')).toBe('exactly once, 572 jobs NO');
    expect(lineOf({ job }, 'tasks of')).toBe('tasks of the jobs: 571 instead of 572');
  });
});
