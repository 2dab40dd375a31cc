import { describe, expect, it } from '@jest/globals';
import { ALL_FACTS, ALL_RPCS, fact } from '#libs/contracts';
import { z } from 'zod';
import { echo, felled, planted } from '../../test/fixtures.js';
import { ConsumerTable } from './consumer-table.js';
import { FactConsumer } from './fact-consumer.js';
import { createRegistry, durableOf, streamOf } from './registry.js';

class Taking extends FactConsumer {
  constructor(readonly facts: FactConsumer['facts']) {
    super();
  }
  async apply(): Promise<void> {}
}

describe('the registry', () => {
  it('takes every contract of the platform', () => {
    const registry = createRegistry({ rpcs: ALL_RPCS, facts: ALL_FACTS });
    expect(registry.rpcs.size).toBe(ALL_RPCS.length);
    expect(registry.facts.size).toBe(ALL_FACTS.length);
  });

  it('refuses a name that is taken twice', () => {
    expect(() => createRegistry({ rpcs: [echo, { ...echo }], facts: [planted, { ...planted }] })).toThrow(
      /taken twice: rpc\.organization\.v1\.test\.echo, organization\.tree\.planted/,
    );
  });

  it('names streams and durables', () => {
    expect(streamOf('task-dispatch')).toBe('EVT_TASK_DISPATCH');
    expect(durableOf('notification', 'task-dispatch')).toBe('notification__task-dispatch');
  });
});

describe('the table of consumers', () => {
  const registry = createRegistry({ rpcs: [], facts: [planted, felled] });

  it('knows whose facts are consumed', () => {
    expect(new ConsumerTable([new Taking([planted, felled])], registry).owners).toEqual(['organization']);
    expect(new ConsumerTable([], registry).owners).toEqual([]);
  });

  it('refuses an unknown fact and two consumers of one, all at once', () => {
    const unknown = fact('approval', 'thing.done', { summary: 'x', data: z.strictObject({}) });
    const consumers = [new Taking([planted]), new Taking([planted, unknown])];
    expect(() => new ConsumerTable(consumers, registry)).toThrow(
      /organization\.tree\.planted has two consumers\n {2}approval\.thing\.done is not a registered fact/,
    );
  });
});
