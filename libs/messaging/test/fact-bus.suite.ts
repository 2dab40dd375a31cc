import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '#libs/kernel';
import { eventually } from '#libs/testing';
import {
  FactNotSentError,
  type FactBus,
  type FactDelivery,
  type FactPublisher,
  type FactSource,
  type OutgoingFact,
} from '../src/index.js';
import { aFact, planted } from './fixtures.js';

export interface BusUnderTest {
  readonly publisher: FactPublisher;
  readonly bus: FactBus;
  /** Any bytes on a fact subject, past our publisher. */
  put(subject: string, data: Uint8Array): Promise<void>;
  /** How many messages of the durable were neither acknowledged nor terminated. */
  unsettled(durable: string): Promise<number>;
  close(): Promise<void>;
}

/** The durables a bus under test must know. */
export const DURABLES = ['approval__organization', 'notification__organization'] as const;
const [DURABLE, OTHER] = DURABLES;

const outgoing = (kind: string, more: Partial<OutgoingFact> = {}): OutgoingFact => ({
  envelope: aFact(planted, { kind }),
  subject: planted.subject,
  attempt: 1,
  ...more,
});

const kindOf = (delivery: FactDelivery) =>
  (JSON.parse(Buffer.from(delivery.data).toString('utf8')) as { data: { kind: string } }).data.kind;

/** What every bus for facts must do. The one in memory passes it as the real one does. */
export function describeFactBus(name: string, make: () => Promise<BusUnderTest>): void {
  describe(`${name}, as a bus for facts`, () => {
    let made: BusUnderTest;
    let sources: FactSource[];

    beforeEach(async () => {
      made = await make();
      sources = [];
    });

    afterEach(async () => {
      for (const source of sources) await source.close();
      await made.close();
    });

    const openSource = async (durable: string = DURABLE) => {
      const source = await made.bus.open(durable, 'organization');
      sources.push(source);
      return source;
    };

    const takeUntil = async (source: FactSource, count: number) => {
      const taken: FactDelivery[] = [];
      while (taken.length < count) {
        const more = await source.take(200, 2_000);
        if (more.length === 0) break;
        taken.push(...more);
      }
      return taken;
    };

    it('delivers what was stored, byte by byte, in the order of publishing', async () => {
      const batch = ['松', '柏', '杨'].map((kind) => outgoing(kind));
      expect(await made.publisher.publish(batch)).toEqual(
        batch.map(() => ({ status: 'stored', duplicate: false })),
      );
      const taken = await takeUntil(await openSource(), 3);
      expect(taken.map(kindOf)).toEqual(['松', '柏', '杨']);
      expect(taken[0]!.subject).toBe(planted.subject);
      expect(Buffer.from(taken[0]!.data).toString()).toBe(JSON.stringify(batch[0]!.envelope));
    });

    it('keeps the order within an aggregate', async () => {
      const aggregateId = uuidv7();
      const batch = Array.from({ length: 20 }, (_, index) =>
        outgoing(String(index), { envelope: aFact(planted, { kind: String(index) }, { aggregateId }) }),
      );
      await made.publisher.publish(batch);
      const taken = await takeUntil(await openSource(), 20);
      expect(taken.map(kindOf)).toEqual(batch.map((_, index) => String(index)));
    });

    it('delivers more facts than go together at once, each once and in the order of publishing', async () => {
      const batch = Array.from({ length: 250 }, (_, index) => outgoing(String(index)));
      const outcomes = await made.publisher.publish(batch);
      expect(outcomes.filter(({ status }) => status === 'stored')).toHaveLength(250);
      const taken = await takeUntil(await openSource(), 250);
      expect(taken.map(kindOf)).toEqual(batch.map((_, index) => String(index)));
      expect(new Set(taken.map(({ subject }) => subject))).toEqual(new Set([planted.subject]));
      for (const delivery of taken) delivery.ack();
      await eventually(async () => expect(await made.unsettled(DURABLE)).toBe(0));
    });

    it('delivers a refused fact again also when it was published with others', async () => {
      await made.publisher.publish(['松', '柏', '杨'].map((kind) => outgoing(kind)));
      const source = await openSource();
      for (const delivery of await takeUntil(source, 3)) {
        if (kindOf(delivery) === '柏') delivery.nak(100);
        else delivery.ack();
      }
      const again = await takeUntil(source, 1);
      expect(again.map(kindOf)).toContain('柏');
    }, 10_000);

    it('stores the same fact once, and again only as another attempt', async () => {
      const fact = outgoing('松');
      await made.publisher.publish([fact]);
      expect(await made.publisher.publish([fact])).toEqual([{ status: 'stored', duplicate: true }]);
      expect(await made.publisher.publish([{ ...fact, attempt: 2 }])).toEqual([
        { status: 'stored', duplicate: false },
      ]);
      await made.publisher.publish([outgoing('end')]);
      expect((await takeUntil(await openSource(), 3)).map(kindOf)).toEqual(['松', '松', 'end']);
    });

    it('holds back an aggregate after its first failure, and no other', async () => {
      const aggregateId = uuidv7();
      const lost = outgoing('lost', {
        subject: 'nowhere.at.all',
        envelope: aFact(planted, {}, { aggregateId }),
      });
      const later = outgoing('later', { envelope: aFact(planted, {}, { aggregateId }) });
      const outcomes = await made.publisher.publish([lost, later, outgoing('other')]);
      expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed', 'stored']);
      expect(outcomes[1]).toMatchObject({ error: expect.any(FactNotSentError) });
      expect((await takeUntil(await openSource(), 1)).map(kindOf)).toEqual(['other']);
    }, 15_000);

    it('waits for the first fact and gives it at once', async () => {
      const source = await openSource();
      expect(await source.take(200, 50)).toEqual([]);
      const taking = source.take(200, 10_000);
      const started = Date.now();
      await made.publisher.publish([outgoing('松')]);
      expect((await taking).map(kindOf)).toEqual(['松']);
      expect(Date.now() - started).toBeLessThan(2_000);
    }, 15_000);

    it('does not deliver again what was acknowledged or terminated, but gives again what was not taken', async () => {
      for (const kind of ['acked', 'ended', 'held']) await made.publisher.publish([outgoing(kind)]);
      let settled = 0;
      const first = await openSource();
      await eventually(async () => {
        for (const delivery of await first.take(2, 1_000)) {
          if (kindOf(delivery) === 'acked') delivery.ack();
          else delivery.term();
          settled += 1;
        }
        expect(settled).toBe(2);
      });
      await first.close();
      expect((await takeUntil(await openSource(), 1)).map(kindOf)).toEqual(['held']);
    });

    it('delivers a refused fact again after its delay', async () => {
      await made.publisher.publish([outgoing('松')]);
      const source = await openSource();
      const [delivery] = await takeUntil(source, 1);
      delivery!.nak(100);
      const again = await source.take(200, 5_000);
      expect(again.map(kindOf)).toEqual(['松']);
    }, 10_000);

    it('gives every durable every fact', async () => {
      await made.publisher.publish([outgoing('松')]);
      expect((await takeUntil(await openSource(DURABLE), 1)).map(kindOf)).toEqual(['松']);
      expect((await takeUntil(await openSource(OTHER), 1)).map(kindOf)).toEqual(['松']);
    });

    it('delivers garbage as it is', async () => {
      await made.put(planted.subject, Uint8Array.of(0xff, 0x00));
      const [delivery] = await takeUntil(await openSource(), 1);
      expect([...delivery!.data]).toEqual([0xff, 0x00]);
    });
  });
}
