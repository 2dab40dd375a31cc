import { describe, expect, it } from '@jest/globals';
import { appointment, at, dispatcher, handler, idOf, person, stranger } from '../../test/task-builder.js';
import { ExportExceedsYourScopeError, ExportNotFoundError, ExportNotReadyError } from './export-errors.js';
import {
  askedFor,
  begun,
  expired,
  finished,
  isCurrent,
  type LedgerExport,
  mayDownload,
  MAX_EXPORT_ATTEMPTS,
  putBack,
} from './ledger-export.js';

const NOON = at('2026-11-20 12:00');
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);
const written = { storageKey: idOf('file'), size: 10, rows: 2 };
const question = { view: 'all' } as const;

const asked = (by = dispatcher): LedgerExport =>
  askedFor(question, by, { exportId: idOf('export'), at: NOON });
const running = (from = asked(), when = NOON): LedgerExport => begun(from, when)!;
const ready = (by = dispatcher): LedgerExport => finished(running(asked(by)), written, later(3));

describe('a run of an export', () => {
  it('begins when the export waits, and counts', () => {
    expect(running()).toMatchObject({ state: 'running', attempt: 1, version: 2, startedAt: NOON });
  });

  it('does not begin beside one that is on, and takes over from one that is dead', () => {
    expect(begun(running(), later(119))).toBeNull();
    expect(begun(running(), later(120))).toMatchObject({ state: 'running', attempt: 2 });
  });

  it.each([
    ['nothing', null],
    ['what is ready', ready()],
    ['what is over', expired(ready())],
  ])('does not begin for %s', (_, found) => {
    expect(begun(found, later(9_999))).toBeNull();
  });

  it('that was overtaken is not the one that counts', () => {
    const first = running();
    const second = begun(first, later(200))!;
    expect(isCurrent(second, first)).toBe(false);
    expect(isCurrent(second, second)).toBe(true);
    expect(isCurrent(finished(second, written, later(201)), second)).toBe(false);
  });

  it('is put back after a failure, until there have been enough', () => {
    let ledger = asked();
    for (let attempt = 1; attempt < MAX_EXPORT_ATTEMPTS; attempt += 1) {
      ledger = putBack(running(ledger), NOON);
      expect(ledger).toMatchObject({ state: 'queued', attempt, startedAt: null });
    }
    const last = running(ledger);
    expect(putBack(last, NOON)).toMatchObject({ state: 'failed', failure: 'could-not-be-written' });
    expect(begun(last, later(200))).toMatchObject({ state: 'failed', failure: 'could-not-be-written' });
  });
});

describe('a download', () => {
  it('is for whoever asked, and for nobody else', () => {
    expect(mayDownload(ready(), dispatcher)).toMatchObject({ storageKey: written.storageKey, size: 10 });
    expect(() => mayDownload(ready(), stranger)).toThrow(ExportNotFoundError);
    expect(() => mayDownload(null, dispatcher)).toThrow(ExportNotFoundError);
  });

  it('is not there before the file is, nor after', () => {
    expect(() => mayDownload(running(), dispatcher)).toThrow(ExportNotReadyError);
    expect(() => mayDownload(expired(ready()), dispatcher)).toThrow(ExportNotReadyError);
  });

  it('is refused to whoever has lost a post by which they could see it', () => {
    const less = person('区委办', appointment('/1/12/', ['dispatch', 'supervise']));
    const more = person('区委办', appointment('/1/', ['dispatch', 'supervise', 'handle']));
    expect(() => mayDownload(ready(), less)).toThrow(ExportExceedsYourScopeError);
    expect(mayDownload(ready(), more)).toMatchObject({ size: 10 });
    const moved = person('支部书记', appointment('/1/13/', ['handle', 'dispatch', 'review']));
    expect(() => mayDownload(ready(handler), moved)).toThrow(ExportExceedsYourScopeError);
  });
});

it('an export is named after the minute in which it was asked for', () => {
  expect(asked().fileName).toBe('任务台账20261120-1200.xlsx');
});
