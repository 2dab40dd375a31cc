import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkInvariants, decompose, toPrediction } from '../src/index.js';

const TESTS = join(process.cwd(), 'libs/documents/test');
const FIXTURES = join(process.cwd(), 'test/fixtures/documents');
const ROWS = [
  'startExact',
  'spanTol',
  'level',
  'deadlineIso',
  'unitRole',
  'targetFull',
  'prohibition',
  'audience',
] as const;

/** Per cent; they may only be raised. */
const floorsIn = (file: string): Record<string, number> =>
  JSON.parse(readFileSync(join(TESTS, file), 'utf8')) as Record<string, number>;
const idsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .map((name) => name.replace('.gold.json', ''));
const textIn = (folder: string, id: string): string => readFileSync(join(folder, `${id}.txt`), 'utf8');

interface Scores {
  results: {
    docId: string;
    coverage: { ok: boolean };
    startExact: { f1: number };
    sides: { itemText: number; itemTextOutside: number };
    fields: Record<string, boolean>;
  }[];
  total: { macroF1: Record<string, number>; kind: { acc: number } };
}

function scoresIn(folder: string): Scores {
  const out = mkdtempSync(join(tmpdir(), 'documents-'));
  try {
    for (const id of idsIn(folder)) {
      writeFileSync(
        join(out, `${id}.pred.json`),
        JSON.stringify(toPrediction(decompose(textIn(folder, id)))),
      );
    }
    const command = [join(FIXTURES, 'score.mjs'), '--dir', folder, out, '--json'];
    return JSON.parse(spawnSync(process.execPath, command, { encoding: 'utf8' }).stdout) as Scores;
  } finally {
    rmSync(out, { recursive: true });
  }
}

describe.each([
  { name: 'the test documents', folder: FIXTURES, floors: floorsIn('floors.json') },
  { name: 'more documents', folder: join(FIXTURES, 'more'), floors: floorsIn('floors-more.json') },
])('The scores on $name', ({ folder, floors }) => {
  const ids = idsIn(folder);
  const scores = scoresIn(folder);

  it.each(ROWS)('never fall below the floor: %s', (row) => {
    expect(scores.total.macroF1[row]! * 100).toBeGreaterThanOrEqual(floors[row]!);
  });

  it('find the items of the founding speech where it is one of them', () => {
    const floor = floors.seedSpeechStartExact;
    const speech = scores.results.find(({ docId }) => docId === 'seed-speech');
    expect(speech === undefined).toBe(floor === undefined);
    expect((speech?.startExact.f1 ?? 0) * 100).toBeGreaterThanOrEqual(floor ?? 0);
  });

  it('tell tasks from principles, bans and background', () => {
    expect(scores.total.kind.acc * 100).toBeGreaterThanOrEqual(floors.kindAccuracy!);
  });

  it('lose no character and leave at most one per cent of directive text outside the items', () => {
    expect(scores.results).toHaveLength(ids.length);
    for (const { docId, coverage, sides } of scores.results) {
      expect([docId, coverage.ok]).toEqual([docId, true]);
      expect(sides.itemTextOutside).toBeLessThanOrEqual(sides.itemText / 100);
    }
  });

  it.each(ids)('keep the invariants without the fallback: %s', (id) => {
    const text = textIn(folder, id);
    const draft = decompose(text);
    expect(checkInvariants(draft, text)).toEqual([]);
    expect(draft.warnings).toEqual([]);
  });
});
