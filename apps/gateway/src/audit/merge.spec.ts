import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { merged, type Mark, type ServicePlace } from './merge.js';

type Row = Mark & { readonly service: string };

const newestFirst = (a: Mark, b: Mark) => (a.at + a.factId < b.at + b.factId ? 1 : -1);

/** A service's list as the services keep it: pages by (at, id), the cursor is the last row's mark. */
function listOf(rows: readonly Row[], { cursor, limit }: { cursor: string | null; limit: number }) {
  const open = [...rows].sort(newestFirst).filter((row) => cursor === null || row.at + row.factId < cursor);
  const page = open.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: open.length > limit && last ? last.at + last.factId : null };
}

interface Trail {
  readonly services: Map<string, Row[]>;
  readonly limits: readonly number[];
  /** Called before each page but the first. */
  readonly between: (page: number) => void;
}

/** Reads the merged trail to its end, as an auditor turns the pages. */
function readAll({ services, limits, between }: Trail): Row[] {
  const places: Record<string, ServicePlace> = {};
  const read: Row[] = [];
  for (let page = 0; page < 10_000; page += 1) {
    if (page > 0) between(page);
    const limit = limits[page % limits.length]!;
    const sources = [...services].map(([service, rows]) => {
      const at = places[service] ?? { cursor: null, after: null };
      if (at.ended) return { service, at, rows: [], next: null };
      return { service, at, ...listOf(rows, { cursor: at.cursor, limit }) };
    });
    const result = merged(sources, limit);
    expect(result.rows.length).toBeLessThanOrEqual(limit);
    read.push(...result.rows);
    Object.assign(places, result.places);
    if (!result.more) return read;
  }
  throw new Error('the trail has no end');
}

const SERVICES = ['organization', 'task-dispatch', 'approval', 'notification'];
const instants = fc
  .integer({ min: 0, max: 12 })
  .map((n) => `2026-03-02T02:00:00.${String(n).padStart(6, '0')}Z`);
const row = fc.record({ at: instants, factId: fc.uuid(), service: fc.constantFrom(...SERVICES) });
const rows = fc.uniqueArray(row, { selector: ({ factId }) => factId, maxLength: 80 });
const limits = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 });

function byService(all: readonly Row[]): Map<string, Row[]> {
  return new Map(SERVICES.map((service) => [service, all.filter((each) => each.service === service)]));
}

describe('the merged trail', () => {
  it('is the sorted whole, page by page, also with ties and with pages of different sizes', () => {
    fc.assert(
      fc.property(rows, limits, (all, sizes) => {
        const read = readAll({ services: byService(all), limits: sizes, between: () => undefined });
        expect(read).toEqual([...all].sort(newestFirst));
      }),
    );
  });

  it('loses and repeats nothing when lines that were committed late come in between', () => {
    fc.assert(
      fc.property(rows, limits, fc.array(row, { maxLength: 30 }), (all, sizes, late) => {
        const services = byService(all);
        const given = new Set(all.map(({ factId }) => factId));
        const coming = late.filter(({ factId }) => !given.has(factId));
        const between = () => {
          const next = coming.pop();
          if (next) services.get(next.service)!.push(next);
        };
        const read = readAll({ services, limits: sizes, between }).map(({ factId }) => factId);
        expect(read.filter((id, index) => read.indexOf(id) !== index)).toEqual([]);
        expect([...given].filter((id) => !read.includes(id))).toEqual([]);
      }),
    );
  });

  it('ends when all of its sources are empty', () => {
    expect(readAll({ services: byService([]), limits: [5], between: () => undefined })).toEqual([]);
  });
});
