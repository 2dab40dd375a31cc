import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { median, percentile } from './percentiles.mjs';

const someNumbers = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 });

describe('a percentile', () => {
  it('is one of the values that were seen', () => {
    expect(percentile([40, 10, 30, 20], 0.5)).toBe(20);
    expect(percentile([40, 10, 30, 20], 0.99)).toBe(40);
    expect(percentile([40, 10, 30, 20], 0.25)).toBe(10);
  });

  it('leaves the slowest hundredth out at 0.99, and nothing at 1', () => {
    const values = Array.from({ length: 200 }, (_, index) => index + 1);
    expect(percentile(values, 0.99)).toBe(198);
    expect(percentile(values, 1)).toBe(200);
  });

  it('is null of nothing', () => {
    expect(percentile([], 0.5)).toBeNull();
  });

  it('is not exceeded by at least its share of the values, and does not change them', () => {
    fc.assert(
      fc.property(someNumbers, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
        const before = [...values];
        const found = percentile(values, share)!;
        expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * values.length);
        expect(values.filter((value) => value < found).length).toBeLessThan(share * values.length);
        expect(values).toEqual(before);
      }),
    );
  });
});

describe('a median', () => {
  it('stands between the two in the middle of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([])).toBeNull();
  });
});
