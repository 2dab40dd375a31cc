import type { WrittenLedger } from '../domain/ledger-export.js';

/** The texts of one row, in the order of the columns. */
export type LedgerRow = readonly string[];

export interface LedgerColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
}

/** Makes the file of a ledger and keeps it. */
export abstract class LedgerWriter {
  /** Writes a workbook under a random name as the pages come; one that breaks off leaves nothing behind. */
  abstract write(
    columns: readonly LedgerColumn[],
    pages: AsyncIterable<readonly LedgerRow[]>,
  ): Promise<WrittenLedger>;
  abstract remove(storageKey: string): Promise<void>;
  /** Names of what lies there since before `before`, finished or not. */
  abstract keptBefore(before: Date): Promise<readonly string[]>;
}
