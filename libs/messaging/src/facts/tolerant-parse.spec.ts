import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { parseTolerantly } from './tolerant-parse.js';

const schema = z.strictObject({
  kind: z.string(),
  rings: z.array(z.strictObject({ year: z.int() })).default([]),
});

describe('reading what a newer release wrote', () => {
  it('passes over unknown fields at every depth and leaves the original as it was', () => {
    const written = { kind: '松', height: 3, rings: [{ year: 1 }, { year: 2, dry: true }] };
    const before = structuredClone(written);
    expect(parseTolerantly(schema, written)).toEqual({ kind: '松', rings: [{ year: 1 }, { year: 2 }] });
    expect(written).toEqual(before);
  });

  it.each([
    ['a wrong type', { kind: 7 }],
    ['a wrong type beside an unknown field', { kind: 7, height: 3 }],
    ['a missing field beside an unknown one', { height: 3 }],
    ['no object', 5],
  ])('still refuses %s', (_, written) => {
    expect(() => parseTolerantly(schema, written)).toThrow(z.ZodError);
  });
});
