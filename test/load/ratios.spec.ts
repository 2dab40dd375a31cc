import { describe, expect, it } from '@jest/globals';
import { ratiosOf } from './ratios.mjs';

const JOB = {
  transitionsPerSecond: 250,
  p50: { all: 100 },
  p99: { all: 400 },
  cpuSecondsPer1000: { total: 6, postgres: 2, gateway: 0.8, approval: 0.7 },
  walBytesPerTransition: 14_000,
  bytesPerInstance: 50_000,
};
const FLOOR = {
  transactionsPerSecond: 2_500,
  p50: 10,
  p99: 50,
  cpuSecondsPer1000: { postgres: 0.4, gateway: 0.02 },
  walBytesPerTransaction: 7_000,
  bytesPerTransaction: 5_000,
};

describe('the job beside its floor', () => {
  it('has the part of the floor in a rate, and how many times the floor in a cost', () => {
    const { ratio, ratios } = ratiosOf(JOB, FLOOR);
    expect(ratio).toBeCloseTo(0.1);
    expect(ratios).toMatchObject({ p50: 10, p99: 8, walBytesPerTransition: 2 });
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
