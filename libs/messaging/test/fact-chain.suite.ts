import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Envelope, FactOf } from '#libs/contracts';
import { DomainError, uuidv7, type Transaction } from '#libs/kernel';
import { eventually } from '#libs/testing';
import {
  createRegistry,
  FactConsumer,
  FactConsumerHost,
  InMemoryFactInbox,
  UnprocessableFactError,
  type FactConsumerHostParts,
  type Prepared,
} from '../src/index.js';
import type { BusUnderTest } from './fact-bus.suite.js';
import { aFact, felled, planted, quiet, watered } from './fixtures.js';

const CONSUMER = 'approval__organization';
const RULES = { maxFailures: 5, delaysMs: [5, 10] };

/** What happened, in order; `fault` may throw before a run takes effect. */
class Garden {
  readonly effects: string[] = [];
  readonly runs: number[] = [];
  fault: (facts: readonly Envelope[]) => void = () => undefined;

  take(facts: readonly Envelope[], effectOf: (fact: Envelope) => string): void {
    this.fault(facts);
    this.runs.push(facts.length);
    this.effects.push(...facts.map(effectOf));
  }
}

class OnPlanted extends FactConsumer<typeof planted> {
  readonly facts = [planted];
  constructor(private readonly garden: Garden) {
    super();
  }
  async apply(facts: readonly FactOf<typeof planted>[]): Promise<void> {
    this.garden.take(facts, (fact) => (fact as FactOf<typeof planted>).data.kind);
  }
}

class OnFelled extends FactConsumer<typeof felled> {
  readonly facts = [felled];
  constructor(private readonly garden: Garden) {
    super();
  }
  async apply(facts: readonly FactOf<typeof felled>[]): Promise<void> {
    this.garden.take(facts, () => 'felled');
  }
}

/** Learns from another service what it needs of each fact. */
class AskingOnPlanted extends FactConsumer<typeof planted> {
  readonly facts = [planted];
  away = true;
  refused = 0;
  constructor(private readonly garden: Garden) {
    super();
  }
  override async prepare(facts: readonly FactOf<typeof planted>[]): Promise<Prepared> {
    if (!this.away) return new Map(facts.map(({ id, data }) => [id, `${data.kind} asked`]));
    this.refused += 1;
    throw new DomainError({ code: 'platform/unavailable', kind: 'unavailable', message: 'nobody there' });
  }
  async apply(facts: readonly FactOf<typeof planted>[], _tx: Transaction, prepared: Prepared): Promise<void> {
    this.garden.take(facts, ({ id }) => String(prepared.get(id)));
  }
}

/** How the consumer chain settles, on whatever bus. */
export function describeFactChain(name: string, make: () => Promise<BusUnderTest>): void {
  describe(`the consumer chain over ${name}`, () => {
    let made: BusUnderTest;
    let host: FactConsumerHost;
    let inbox: InMemoryFactInbox;
    let garden: Garden;
    let parts: FactConsumerHostParts;

    beforeEach(async () => {
      made = await make();
      inbox = new InMemoryFactInbox();
      garden = new Garden();
      parts = {
        service: 'approval',
        registry: createRegistry({ rpcs: [], facts: [planted, felled, watered] }),
        inbox,
        bus: made.bus,
        rules: RULES,
        backoffMs: { first: 5, longest: 20 },
        ...quiet(),
      };
      host = new FactConsumerHost(parts, [new OnPlanted(garden), new OnFelled(garden)]);
    });

    afterEach(async () => {
      await host.stop();
      await made.close();
    });

    const publish = async (...facts: readonly Envelope[]) => {
      const subjectOf = (type: string) => parts.registry.facts.get(type)?.subject ?? planted.subject;
      const batch = facts.map((envelope) => ({ envelope, subject: subjectOf(envelope.type), attempt: 1 }));
      for (const outcome of await made.publisher.publish(batch)) expect(outcome.status).toBe('stored');
    };
    const plant = (kind: string) => aFact(planted, { kind });
    const settled = (...facts: readonly Envelope[]) =>
      eventually(() => expect(facts.filter(({ id }) => !inbox.hasReceipt(CONSUMER, id))).toEqual([]));

    it('applies facts in stream order, runs of one consumer together', async () => {
      const facts = [plant('松'), plant('柏'), aFact(felled, { reason: 'storm' }), plant('杨')];
      for (const fact of facts) await publish(fact);
      host.start();
      await settled(...facts);
      expect(garden.effects).toEqual(['松', '柏', 'felled', '杨']);
    });

    it('acknowledges or ends what it has settled', async () => {
      const bad = { ...plant('x'), type: 'organization.tree.unknown' };
      const facts = [plant('松'), aFact(watered, { litres: 1 })];
      await publish(...facts);
      await made.put(planted.subject, Buffer.from(JSON.stringify(bad)));
      host.start();
      await settled(...facts, bad);
      await eventually(async () => expect(await made.unsettled(CONSUMER)).toBe(0));
    });

    it('gives a fact that is published and delivered several times one effect', async () => {
      const fact = plant('松');
      await publish(fact);
      for (const attempt of [2, 3]) {
        await made.publisher.publish([{ envelope: fact, subject: planted.subject, attempt }]);
      }
      const last = plant('last');
      await publish(last);
      host.start();
      await settled(last);
      expect(garden.effects).toEqual(['松', 'last']);
    });

    it('passes over a field that a newer owner has added', async () => {
      const fact = { ...plant('松'), data: { kind: '松', height: 3 }, schema: 2 };
      await made.put(planted.subject, Buffer.from(JSON.stringify(fact)));
      host.start();
      await settled(fact);
      expect(garden.effects).toEqual(['松']);
      expect(inbox.letters).toEqual([]);
    });

    it('only notes the receipt of a fact that nobody here consumes', async () => {
      const fact = aFact(watered, { litres: 3 });
      await publish(fact);
      host.start();
      await settled(fact);
      expect(garden.effects).toEqual([]);
      expect(inbox.letters).toEqual([]);
    });

    it('buries what cannot be read, and its neighbours are unaffected', async () => {
      const bad = [
        { ...plant('x'), type: 'organization.tree.unknown' },
        { ...plant('x'), data: { kind: 7 } },
        { ...plant('x'), aggregateVersion: 0 },
        { ...aFact(felled, { reason: 'on the wrong subject' }) },
      ];
      await publish(plant('before'));
      for (const envelope of bad) await made.put(planted.subject, Buffer.from(JSON.stringify(envelope)));
      await made.put(planted.subject, Buffer.from('{"half'));
      await made.put(planted.subject, Uint8Array.of(0xff, 0x00));
      await made.put(planted.subject, Buffer.from(`${'['.repeat(50_000)}${']'.repeat(50_000)}`));
      const nul = { ...plant('x'), type: 'nul\u0000' };
      await made.put(planted.subject, Buffer.from(JSON.stringify(nul)));
      const after = plant('after');
      await publish(after);
      host.start();
      await settled(after, ...bad);
      await eventually(() => expect(inbox.letters).toHaveLength(8));
      expect(garden.effects).toEqual(['before', 'after']);
      const letterOf = (id: string) => inbox.letters.find(({ factId }) => factId === id);
      expect(letterOf(bad[0]!.id)).toMatchObject({ consumer: CONSUMER, envelope: bad[0], reason: /unknown/ });
      expect(letterOf(bad[1]!.id)?.reason).toMatch(/kind/);
      expect(letterOf(nul.id)?.envelope).toEqual({ base64: expect.any(String) });
    });

    it('repeats a failed batch one by one, so that a bad fact stops only itself and is buried after five tries', async () => {
      let tries = 0;
      garden.fault = (facts) => {
        if (!facts.some((fact) => (fact.data as { kind?: string }).kind === 'bad')) return;
        if (facts.length === 1) tries += 1;
        throw new Error('a bug of ours');
      };
      const [first, bad, last] = [plant('松'), plant('bad'), plant('杨')];
      await publish(first, bad, last);
      host.start();
      await settled(first, bad, last);
      expect(garden.effects.sort()).toEqual(['杨', '松'].sort());
      expect(tries).toBeGreaterThanOrEqual(5);
      expect(inbox.letters).toMatchObject([{ factId: bad.id, attempts: 5, reason: 'Error: a bug of ours' }]);
    });

    it('buries at once what a consumer says can never be applied', async () => {
      garden.fault = () => {
        throw new UnprocessableFactError('the tree never existed');
      };
      const fact = plant('松');
      await publish(fact);
      host.start();
      await settled(fact);
      expect(inbox.letters).toMatchObject([{ factId: fact.id, attempts: 1 }]);
    });

    it('waits for the infrastructure without counting, raises the alarm, and goes on in order', async () => {
      const away = [
        Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
        Object.assign(new Error('query failed', { cause: Object.assign(new Error('x'), { code: '57P01' }) })),
        new DomainError({ code: 'platform/unavailable', kind: 'unavailable', message: 'nobody there' }),
      ];
      let failures = 0;
      garden.fault = () => {
        failures += 1;
        throw away[failures % away.length]!;
      };
      const stalled = async () => (await parts.metrics.consumerStalled.get()).values[0]?.value;
      const facts = ['1', '2', '3'].map(plant);
      for (const fact of facts) await publish(fact);
      host.start();
      await eventually(() => expect(failures).toBeGreaterThan(12));
      expect(await stalled()).toBe(1);
      garden.fault = () => undefined;
      await settled(...facts);
      expect(garden.effects).toEqual(['1', '2', '3']);
      expect(inbox.letters).toEqual([]);
      expect(await inbox.recordFailure(CONSUMER, facts[0]!.id)).toBe(1);
      await eventually(async () => expect(await stalled()).toBe(0));
    });

    it('stops nobody when even burying fails', async () => {
      const poison = { ...plant('x'), type: 'organization.tree.unknown' };
      const bury = inbox.bury.bind(inbox);
      inbox.bury = async (letter) => {
        if (letter.factId === poison.id) throw new Error('this letter cannot be written');
        await bury(letter);
      };
      await made.put(planted.subject, Buffer.from(JSON.stringify(poison)));
      const fact = plant('松');
      await publish(fact);
      host.start();
      await settled(fact);
      expect(inbox.hasReceipt(CONSUMER, poison.id)).toBe(false);
    });

    it('asks other services before the transaction, and waits for one that is away', async () => {
      const asking = new AskingOnPlanted(garden);
      host = new FactConsumerHost(parts, [asking]);
      const facts = ['松', '柏'].map(plant);
      await publish(...facts);
      host.start();
      await eventually(() => expect(asking.refused).toBeGreaterThan(8));
      expect(garden.effects).toEqual([]);
      asking.away = false;
      await settled(...facts);
      expect(garden.effects.sort()).toEqual(['松 asked', '柏 asked'].sort());
      expect(inbox.letters).toEqual([]);
    });

    it('gives back what it has not settled when it stops', async () => {
      let reached = false;
      garden.fault = () => {
        reached = true;
        throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
      };
      const fact = aFact(planted, { kind: '松' }, { aggregateId: uuidv7() });
      await publish(fact);
      host.start();
      await eventually(() => expect(reached).toBe(true));
      await host.stop();
      garden.fault = () => undefined;
      host = new FactConsumerHost(parts, [new OnPlanted(garden)]);
      host.start();
      await settled(fact);
      expect(garden.effects).toEqual(['松']);
    });
  });
}
