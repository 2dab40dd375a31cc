import { describe, expect, it } from '@jest/globals';
import { aFact, planted, quiet } from '../../test/fixtures.js';
import { UnprocessableFactError } from './fact-consumer.js';
import { FactSettler, SETTLING_RULES } from './fact-settler.js';
import type { FactDelivery } from './fact-source.js';
import { InMemoryFactInbox } from './in-memory-fact-inbox.js';
import { createRegistry } from './registry.js';

/** A delivery that remembers what was said to it. */
function delivery(envelope: unknown) {
  const said: string[] = [];
  const message: FactDelivery = {
    subject: planted.subject,
    data: Buffer.from(JSON.stringify(envelope)),
    ack: () => void said.push('ack'),
    nak: (delayMs) => void said.push(`nak ${delayMs}`),
    term: () => void said.push('term'),
  };
  return { message, said };
}

function settlerWhere(apply: () => Promise<void>) {
  const inbox = new InMemoryFactInbox();
  const registry = createRegistry({ rpcs: [], facts: [planted] });
  const desk = {
    consumer: 'c',
    registry,
    inbox,
    apply,
    prepare: async () => new Map(),
    rules: SETTLING_RULES,
  };
  return { inbox, settler: new FactSettler({ ...desk, ...quiet() }) };
}

describe('settling', () => {
  it('tries a failing fact again with growing delay and buries it at the fifth failure', async () => {
    const { inbox, settler } = settlerWhere(async () => {
      throw new Error('a bug');
    });
    const fact = aFact(planted, { kind: '松' });
    const said: string[] = [];
    for (let round = 1; round <= 5; round += 1) {
      const one = delivery(fact);
      await settler.settle([one.message]);
      said.push(...one.said);
    }
    expect(said).toEqual(['nak 1000', 'nak 5000', 'nak 30000', 'nak 120000', 'term']);
    expect(inbox.letters).toMatchObject([{ factId: fact.id, envelope: fact, attempts: 5 }]);
  });

  it('buries a fact as it was written: with unknown fields, or as bytes where no database would store it', async () => {
    const { inbox, settler } = settlerWhere(async () => {
      throw new UnprocessableFactError('never');
    });
    const newer = { ...aFact(planted, { kind: '松' }), data: { kind: '松', height: 3 } };
    const nul = aFact(planted, { kind: 'a\u0000b' });
    await settler.settle([delivery(newer).message, delivery(nul).message]);
    expect(inbox.letters.map(({ envelope }) => envelope)).toEqual([newer, { base64: expect.any(String) }]);
  });

  it('says to every copy of a fact what became of it', async () => {
    const { settler } = settlerWhere(async () => undefined);
    const fact = aFact(planted, { kind: '松' });
    const copies = [delivery(fact), delivery(fact), delivery(fact)];
    await settler.settle(copies.map(({ message }) => message));
    expect(copies.map(({ said }) => said)).toEqual([['ack'], ['ack'], ['ack']]);
  });

  it('says nothing while the infrastructure is away, and returns what is open', async () => {
    const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { settler } = settlerWhere(async () => {
      throw away;
    });
    const one = delivery(aFact(planted, { kind: '松' }));
    expect(await settler.settle([one.message])).toEqual({ unsettled: [one.message], cause: away });
    expect(one.said).toEqual([]);
  });
});
