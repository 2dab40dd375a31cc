import { describe, expect, it } from '@jest/globals';
import type { Transaction } from '#libs/kernel';
import { Metrics } from '#libs/observability';
import { aFact, planted } from '../../test/fixtures.js';
import { chained, chaosPoint, timingRuns, type FactMiddleware, type FactRun } from './fact-middleware.js';

const run: FactRun = {
  consumer: 'c',
  facts: [aFact(planted, { kind: '松' })],
  tx: {} as Transaction,
  prepared: new Map(),
};

describe('the chain around a consumer', () => {
  it('goes in by the first middleware and out by the last', async () => {
    const steps: string[] = [];
    const noting =
      (name: string): FactMiddleware =>
      (next) =>
      async (facts) => {
        steps.push(`${name} in`);
        await next(facts);
        steps.push(`${name} out`);
      };
    await chained([noting('a'), noting('b')], async () => void steps.push('consumer'))(run);
    expect(steps).toEqual(['a in', 'b in', 'consumer', 'b out', 'a out']);
  });

  it('measures a run also when it fails, and lets the error through', async () => {
    const metrics = new Metrics();
    const failing = chained([timingRuns(metrics)], async () => {
      throw new Error('broken');
    });
    await expect(failing(run)).rejects.toThrow('broken');
    expect(await metrics.expose()).toContain('guantong_fact_apply_seconds_count{consumer="c"} 1');
  });

  it('strikes at a chaos point after the effects and before the commit', async () => {
    const steps: string[] = [];
    const struck = chaosPoint(async () => {
      throw new Error('chaos');
    });
    await expect(chained([struck], async () => void steps.push('effect'))(run)).rejects.toThrow('chaos');
    expect(steps).toEqual(['effect']);
  });
});
