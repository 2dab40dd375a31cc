import { describe, expect, it } from '@jest/globals';
import { ratiosOf } from './ratios.mjs';

const JOB = {
  windows: [240, 250, 90],
  p50: { all: 100 },
  p99: { all: 400 },
  cpuSecondsPer1000: { total: 6, postgres: 2, gateway: 0.8, approval: 0.7 },
  rowsPerTransition: 15,
  walBytesPerTransition: 14_000,
  bytesPerInstance: 50_000,
};
const FLOOR = {
  rounds: [2_400, 2_400, 1_000],
  sameWritesRounds: [800, 1_000, 300],
  p50: 10,
  p99: 50,
  cpuSecondsPer1000: { postgres: 0.4, gateway: 0.02 },
  rowsPerTransaction: 5,
  walBytesPerTransaction: 7_000,
  bytesPerTransaction: 5_000,
};

describe('the job beside its floor', () => {
  it('says how many times the floor a cost is', () => {
    const { ratios } = ratiosOf(JOB, FLOOR);
    expect(ratios).toMatchObject({ p50: 10, p99: 8, rowsPerTransition: 3, walBytesPerTransition: 2 });
  });

  it('compares each window with the floor right before it', () => {
    expect(ratiosOf(JOB, FLOOR).ratio).toBeCloseTo(0.1);
  });

  it('compares each window with the same writes in one call, too', () => {
    expect(ratiosOf(JOB, FLOOR).ratioToSameWrites).toBeCloseTo(0.3);
  });

  it('compares the CPU of those that have a floor', () => {
    const { cpuSecondsPer1000 } = ratiosOf(JOB, FLOOR).ratios as {
      cpuSecondsPer1000: Record<string, number>;
    };
    expect(Object.keys(cpuSecondsPer1000)).toEqual(['postgres', 'gateway']);
    expect(cpuSecondsPer1000['postgres']).toBeCloseTo(5);
    expect(cpuSecondsPer1000['gateway']).toBeCloseTo(40);
  });

  it('counts the tables of a job against five transactions', () => {
    expect(ratiosOf(JOB, FLOOR).ratios).toMatchObject({ bytesPerInstance: 2 });
  });

  it('says nothing without a floor', () => {
    expect(ratiosOf(JOB, undefined)).toEqual({});
  });
});
