import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkInvariants, decompose, toPrediction } from '../src/index.js';

const FLOORS_FILE = join(process.cwd(), 'libs/documents/test/floors.json');
/** Per cent; they may only be raised. */
const floors = JSON.parse(readFileSync(FLOORS_FILE, 'utf8')) as Record<string, number>;
const FIXTURES = join(process.cwd(), 'test/fixtures/documents');
const ids = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.gold.json'))
  .map((name) => name.replace('.gold.json', ''));
const textOf = (id: string): string => readFileSync(join(FIXTURES, `${id}.txt`), 'utf8');

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

function score(): Scores {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  try {
    for (const id of ids) {
      writeFileSync(join(folder, `${id}.pred.json`), JSON.stringify(toPrediction(decompose(textOf(id)))));
    }
    const command = [join(FIXTURES, 'score.mjs'), '--dir', FIXTURES, folder, '--json'];
    return JSON.parse(spawnSync(process.execPath, command, { encoding: 'utf8' }).stdout) as Scores;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('The scores on the test documents', () => {
  const scores = score();

  it.each([
    'startExact',
    'spanTol',
    'level',
    'deadlineIso',
    'unitRole',
    'targetFull',
    'prohibition',
    'audience',
  ] as const)('never fall below the floor: %s', (row) => {
    expect(scores.total.macroF1[row]! * 100).toBeGreaterThanOrEqual(floors[row]!);
  });

  it('find the items of the founding speech', () => {
    const speech = scores.results.find(({ docId }) => docId === 'seed-speech')!;
    expect(speech.startExact.f1 * 100).toBeGreaterThanOrEqual(floors.seedSpeechStartExact!);
  });

  it('tell tasks from principles, bans and background', () => {
    expect(scores.total.kind.acc * 100).toBeGreaterThanOrEqual(floors.kindAccuracy!);
  });

  it('lose no character and leave at most one per cent of directive text outside the items', () => {
    for (const { docId, coverage, sides } of scores.results) {
      expect([docId, coverage.ok]).toEqual([docId, true]);
      expect(sides.itemTextOutside).toBeLessThanOrEqual(sides.itemText / 100);
    }
  });

  it.each(ids)('keep the invariants without the fallback: %s', (id) => {
    const text = textOf(id);
    const draft = decompose(text);
    expect(checkInvariants(draft, text)).toEqual([]);
    expect(draft.warnings).toEqual([]);
  });
});
