import type { LedgerExport } from '../domain/ledger-export.js';
import type { Task } from '../domain/task.js';

/** Reads the tasks of a ledger. */
export abstract class LedgerReader {
  /**
   * Hands the tasks to `use` in pages, as they were at one moment, by directive, item and unit. The scope
   * stored with the export is part of the SQL. `use` may run again when the database was gone for a moment.
   */
  abstract read<Result>(
    ledger: LedgerExport,
    use: (pages: AsyncIterable<readonly Task[]>) => Promise<Result>,
  ): Promise<Result>;
}
