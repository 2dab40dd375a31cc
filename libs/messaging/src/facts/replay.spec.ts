import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { aFact, felled, planted, quiet } from '../../test/fixtures.js';
import { FactConsumerHost } from './fact-consumer-host.js';
import { FactConsumer, type Prepared } from './fact-consumer.js';
import { InMemoryBus } from './in-memory-bus.js';
import { InMemoryFactInbox } from './in-memory-fact-inbox.js';
import { createRegistry } from './registry.js';

class OnPlanted extends FactConsumer<typeof planted> {
  readonly facts = [planted];
  readonly effects: string[] = [];

  override async prepare(facts: readonly FactOf<typeof planted>[]): Promise<Prepared> {
    return new Map(facts.map(({ id }) => [id, 'asked']));
  }

  async apply(facts: readonly FactOf<typeof planted>[], _tx: Transaction, prepared: Prepared): Promise<void> {
    this.effects.push(...facts.map(({ id, data }) => `${data.kind} ${String(prepared.get(id))}`));
  }
}

async function replay(letter: unknown): Promise<readonly string[]> {
  const consumer = new OnPlanted();
  const registry = createRegistry({ rpcs: [], facts: [planted, felled] });
  const parts = {
    service: 'approval',
    registry,
    bus: new InMemoryBus(),
    inbox: new InMemoryFactInbox(),
  } as const;
  const host = new FactConsumerHost({ ...parts, ...quiet() }, [consumer]);
  await (
    await host.replaying(letter)
  )({} as Transaction);
  return consumer.effects;
}

describe('the replay of a dead letter', () => {
  it('does what the fact would have done', async () => {
    expect(await replay(aFact(planted, { kind: '松' }))).toEqual(['松 asked']);
  });

  it('reads a letter that was kept as bytes', async () => {
    const bytes = Buffer.from(JSON.stringify(aFact(planted, { kind: '柏\u0000' })));
    expect(await replay({ base64: bytes.toString('base64') })).toEqual(['柏\u0000 asked']);
  });

  it('of a fact that nobody here consumes has no effect', async () => {
    expect(await replay(aFact(felled, { reason: 'storm' }))).toEqual([]);
  });

  it.each([
    ['an unknown type', { ...aFact(planted, { kind: 'x' }), type: 'organization.tree.unknown' }],
    ['data that does not fit', aFact(planted, { kind: 7 })],
    ['no envelope', { base64: 'AP8=' }],
    ['nothing', null],
  ])('says why it cannot be read: %s', async (_, letter) => {
    await expect(replay(letter)).rejects.toThrow(/unknown|does not fit|not-utf8/);
  });
});
