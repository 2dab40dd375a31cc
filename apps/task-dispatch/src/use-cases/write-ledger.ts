import { WorkingCalendar } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { type LedgerExport, MAX_LEDGER_ROWS, type WrittenLedger } from '../domain/ledger-export.js';
import type { Task } from '../domain/task.js';
import type { ExportKey } from '../ports/export-repository.js';
import { LedgerReader } from '../ports/ledger-reader.js';
import { type LedgerRow, LedgerWriter } from '../ports/ledger-writer.js';
import { ExportRuns } from './export-runs.js';
import { LEDGER_COLUMNS, ledgerRow } from './ledger-row.js';

class LedgerTooLongError extends Error {
  override readonly name = 'LedgerTooLongError';
}

/** Makes the file of an export. Harmless when late, twice or for nothing: only the last run to begin counts. */
@Injectable()
export class WriteLedger {
  constructor(
    private readonly runs: ExportRuns,
    private readonly reader: LedgerReader,
    private readonly writer: LedgerWriter,
    private readonly calendar: WorkingCalendar,
  ) {}

  /** @throws what kept the file from being written, after the export was put back for another run */
  async execute(key: ExportKey): Promise<void> {
    const run = await this.runs.begin(key);
    if (run?.state !== 'running') return;
    const written = await this.written(run);
    if (written && !(await this.runs.finish(run, written))) await this.writer.remove(written.storageKey);
  }

  private async written(run: LedgerExport): Promise<WrittenLedger | null> {
    try {
      return await this.reader.read(run, (pages) =>
        this.writer.write(LEDGER_COLUMNS, this.rowsOf(pages, run)),
      );
    } catch (error) {
      if (error instanceof LedgerTooLongError) {
        await this.runs.giveUp(run, 'too-many-rows');
        return null;
      }
      await this.runs.putBack(run);
      throw error;
    }
  }

  /** All rows as of the moment the run began. */
  private async *rowsOf(
    pages: AsyncIterable<readonly Task[]>,
    run: LedgerExport,
  ): AsyncGenerator<LedgerRow[]> {
    const seen = { now: run.startedAt!, calendar: this.calendar };
    let position = 0;
    for await (const tasks of pages) {
      if (position + tasks.length > MAX_LEDGER_ROWS) throw new LedgerTooLongError();
      yield tasks.map((task) => ledgerRow(task, (position += 1), seen));
    }
  }
}
