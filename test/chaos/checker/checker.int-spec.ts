import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '#libs/testing';
import type { Books } from '../books.mjs';
import { fabricatedBooks } from './fabricated-books.js';
import { CHECKS, type Findings } from './index.mjs';
import { evidenceOf, type LittleEvidence, writeBook } from './little-book.js';
import { TO_PEOPLE } from './misinformation.js';
import { IN_THE_BOOKS } from './violations.js';

let database: TestDatabase;
let books: Books;
let evidence: LittleEvidence;

beforeAll(async () => {
  ({ database, books } = await fabricatedBooks());
  await writeBook(books);
});
afterAll(async () => {
  await books.close();
  await database.drop();
});
beforeEach(async () => {
  await books.rows('begin');
  evidence = evidenceOf();
});
afterEach(async () => {
  await books.rows('rollback');
});

async function findingsOf(names = Object.keys(CHECKS)): Promise<Findings> {
  const findings: Findings = { lost: [], duplicated: [], phantom: [], outOfOrder: [] };
  for (const name of names) await CHECKS[name]!({ ...evidence, books, findings });
  return findings;
}

describe('the checker', () => {
  it('finds nothing in a book that is as it should be', async () => {
    expect(await findingsOf()).toEqual({ lost: [], duplicated: [], phantom: [], outOfOrder: [] });
  });

  it.each(IN_THE_BOOKS)('$check: something is $kind when $done', async ({ check, kind, sql, says }) => {
    await books.rows(sql);
    expect((await findingsOf([check]))[kind].join('\n')).toMatch(says);
  });

  it.each(TO_PEOPLE)('$check: something is $kind when $done', async ({ check, kind, spoil, says }) => {
    spoil(evidence);
    expect((await findingsOf([check]))[kind].join('\n')).toMatch(says);
  });

  it('has no check that cannot fail', () => {
    const failed = new Set([...IN_THE_BOOKS, ...TO_PEOPLE].map(({ check }) => check));
    expect([...failed].toSorted()).toEqual(Object.keys(CHECKS).toSorted());
  });
});
