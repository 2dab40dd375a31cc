import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerRow } from '../ports/ledger-writer.js';
import { LedgerWorkbooks } from './ledger-workbook.js';

const COLUMNS = [{ header: '任务', width: 20 }];
/** Which of the two is faster is a matter of luck. */
const TIMES = 500;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledgers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const unreadable = (): AsyncIterable<readonly LedgerRow[]> => ({
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the database is away')) }),
});

describe('a ledger that cannot be written', () => {
  it('leaves no file behind, though it fails before the file is open', async () => {
    const workbooks = new LedgerWorkbooks(folder);
    for (let time = 0; time < TIMES; time += 1) {
      await expect(workbooks.write(COLUMNS, unreadable())).rejects.toThrow('the database is away');
    }
    expect(await readdir(folder)).toEqual([]);
  });
});
