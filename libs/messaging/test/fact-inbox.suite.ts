import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Envelope } from '#libs/contracts';
import type { FactInbox } from '../src/index.js';
import { aFact, planted } from './fixtures.js';

/** What every inbox must do; libs/journal's on PostgreSQL passes it as the one in memory does. */
export function describeFactInbox(name: string, make: () => Promise<FactInbox>): void {
  describe(`${name}, as an inbox for facts`, () => {
    let inbox: FactInbox;
    beforeEach(async () => {
      inbox = await make();
    });

    const plant = () => aFact(planted, { kind: '松' });
    const freshOf = async (facts: readonly Envelope[], consumer = 'c') => {
      let fresh: readonly Envelope[] = [];
      await inbox.settle({ consumer, facts }, async (given) => {
        fresh = given;
      });
      return fresh.map(({ id }) => id);
    };

    it('hands out each fact once, in the order given, also when it stands twice in a batch', async () => {
      const [a, b, c] = [plant(), plant(), plant()];
      expect(await freshOf([b, a, b])).toEqual([b.id, a.id]);
      expect(await freshOf([a, b, c])).toEqual([c.id]);
    });

    it('keeps the receipts of consumers apart', async () => {
      const fact = plant();
      await freshOf([fact], 'one');
      expect(await freshOf([fact], 'other')).toEqual([fact.id]);
    });

    it('does not call for an effect when nothing is fresh', async () => {
      const fact = plant();
      await freshOf([fact]);
      let called = false;
      await inbox.settle({ consumer: 'c', facts: [fact] }, async () => {
        called = true;
      });
      expect(called).toBe(false);
    });

    it('keeps no receipt of a batch whose effect failed, and throws what it threw', async () => {
      const fact = plant();
      const failing = inbox.settle({ consumer: 'c', facts: [fact] }, async () => {
        throw new Error('a bug');
      });
      await expect(failing).rejects.toThrow('a bug');
      expect(await freshOf([fact])).toEqual([fact.id]);
    });

    it('never hands out what was buried', async () => {
      const fact = plant();
      const letter = { consumer: 'c', factId: fact.id, envelope: fact, reason: 'bad', attempts: 5 };
      await inbox.bury(letter);
      await inbox.bury(letter);
      expect(await freshOf([fact])).toEqual([]);
    });

    it('buries what is no envelope', async () => {
      const { id } = plant();
      const letter = { consumer: 'c', factId: id, envelope: { base64: 'AP8=' }, reason: 'bad', attempts: 1 };
      await expect(inbox.bury(letter)).resolves.toBeUndefined();
    });

    it('counts failures for each consumer and fact, also those of rolled back batches', async () => {
      const [a, b] = [plant(), plant()];
      expect(await inbox.recordFailure('c', a.id, 'x')).toBe(1);
      expect(await inbox.recordFailure('c', a.id, 'y')).toBe(2);
      expect(await inbox.recordFailure('c', b.id, 'x')).toBe(1);
      expect(await inbox.recordFailure('other', a.id, 'x')).toBe(1);
    });
  });
}
