import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { HopelessJobError, jobHandler } from '#libs/jobs';
import { eventually } from '#libs/testing';
import { readdir } from 'node:fs/promises';
import { LEDGER_EXPORT } from '../src/jobs/ledger-export.job.js';
import type { ExportWakeUps } from '../src/ports/export-wake-ups.js';
import { at, dispatcher, DISTRICT_ID, handler, idOf } from './task-builder.js';
import { FullDisk, HeldWriter } from './held-writer.js';
import { LedgerExports } from './ledger-exports.js';

let ledgers: LedgerExports;
/** Let go after each test, so that a worker can stop whatever went wrong. */
const held: HeldWriter[] = [];

beforeAll(async () => {
  ledgers = await LedgerExports.start();
  await ledgers.tasks.dispatched('of the district', ['/1/12/', '/1/13/']);
});

afterEach(async () => {
  for (const writer of held.splice(0)) writer.release();
  await ledgers.stopWorkers();
  ledgers.tasks.clock.set(at('2026-11-20 16:00'));
});

afterAll(() => ledgers.stop());

/** A wake-up that never comes. */
const lost: ExportWakeUps = { wake: async () => undefined };

describe('a job that makes a ledger', () => {
  it('is done again by another worker when the first one is gone in the middle, and done once', async () => {
    const gone = new HeldWriter(ledgers.writer);
    held.push(gone);
    ledgers.work(gone);
    const { exportId } = await ledgers.request(dispatcher);
    await eventually(() => expect(gone.begun).toBe(1));
    ledgers.work();
    await ledgers.sweeping.execute();
    expect((await ledgers.find(exportId)).attempt).toBe(1);
    ledgers.tasks.clock.set(at('2026-11-20 16:03'));
    await ledgers.sweeping.execute();
    const ready = await ledgers.eventually(exportId, 'ready');
    expect(ready.attempt).toBe(2);
    const files = await readdir(ledgers.folder);
    gone.release();
    await ledgers.stopWorkers();
    expect(await ledgers.find(exportId)).toEqual(ready);
    expect(await ledgers.tasks.journal(exportId)).toEqual(['requested', 'started', 'started', 'finished']);
    expect(await readdir(ledgers.folder)).toEqual(files.filter((name) => !name.endsWith('.part')));
  });

  it('is added again by the sweep when it was lost', async () => {
    const { exportId } = await ledgers.request(dispatcher, {}, lost);
    ledgers.work();
    await ledgers.sweeping.execute();
    await ledgers.eventually(exportId, 'ready');
  });

  it('is added again by the sweep when it failed before it could begin', async () => {
    const { exportId } = await ledgers.request(dispatcher);
    let failures = 0;
    const hopeless = jobHandler(LEDGER_EXPORT, async () => {
      failures += 1;
      throw new HopelessJobError('nothing can be read');
    });
    ledgers.workBy(hopeless);
    await eventually(() => expect(failures).toBe(1));
    await ledgers.stopWorkers();
    ledgers.work();
    await ledgers.sweeping.execute();
    await ledgers.eventually(exportId, 'ready');
  });

  it('changes nothing when it comes late, twice or for nothing', async () => {
    ledgers.work();
    const { exportId } = await ledgers.request(handler);
    const ready = await ledgers.eventually(exportId, 'ready');
    const writing = ledgers.writing();
    await writing.execute({ districtId: DISTRICT_ID, exportId: ready.exportId });
    await writing.execute({ districtId: DISTRICT_ID, exportId: idOf('no export') });
    expect(await ledgers.find(ready.exportId)).toEqual(ready);
  });

  it('runs once of two that begin at the same moment', async () => {
    const { exportId } = await ledgers.request(dispatcher, {}, lost);
    const key = { districtId: DISTRICT_ID, exportId };
    await Promise.all([1, 2, 3].map(() => ledgers.writing().execute(key)));
    expect(await ledgers.tasks.journal(exportId)).toEqual(['requested', 'started', 'finished']);
  });

  it('is tried five times on a disk that is full, then given up', async () => {
    const { exportId } = await ledgers.request(dispatcher, {}, lost);
    const key = { districtId: DISTRICT_ID, exportId };
    const writing = ledgers.writing(new FullDisk(ledgers.writer));
    for (let run = 1; run <= 5; run += 1) await expect(writing.execute(key)).rejects.toThrow('ENOSPC');
    await writing.execute(key);
    expect(await ledgers.find(exportId)).toMatchObject({ state: 'failed', failure: 'could-not-be-written' });
    expect((await readdir(ledgers.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
