import { describe, expect, it } from '@jest/globals';
import { FactsInHand, type WrittenFact } from './facts-in-hand.js';

const fact = (id: string) => ({ envelope: { id }, subject: 'evt.x' }) as unknown as WrittenFact;
const written = (length: number, ...ids: string[]) => ({ facts: ids.map(fact), length });

describe('facts in hand', () => {
  it('are given once', () => {
    const inHand = new FactsInHand();
    inHand.remember(written(10, 'a', 'b'));
    expect([inHand.take('b'), inHand.take('a'), inHand.take('a'), inHand.take('c')]).toEqual([
      fact('b'),
      fact('a'),
      undefined,
      undefined,
    ]);
  });

  it('go, the oldest first, when there is no room for more', () => {
    const inHand = new FactsInHand(100);
    inHand.remember(written(60, 'a'));
    inHand.remember(written(40, 'b'));
    inHand.remember(written(1, 'c'));
    expect([inHand.take('a'), inHand.take('b'), inHand.take('c')]).toEqual([undefined, fact('b'), fact('c')]);
    inHand.remember(written(101, 'too large'));
    expect(inHand.take('too large')).toBeUndefined();
    inHand.remember(written(100, 'd'));
    expect(inHand.take('d')).toEqual(fact('d'));
  });
});
