import type { Provider } from '@nestjs/common';
import { join } from 'node:path';
import { LedgerWorkbooks } from './files/ledger-workbook.js';
import { ExportSweep } from './jobs/export.sweep.js';
import { exportWorkerOn } from './jobs/export-worker.js';
import { QueuedExportWakeUps } from './jobs/queued-export-wake-ups.js';
import { TypeormExportRepository } from './persistence/typeorm-export-repository.js';
import { TypeormLedgerReader } from './persistence/typeorm-ledger-reader.js';
import { ExportRepository } from './ports/export-repository.js';
import { ExportWakeUps } from './ports/export-wake-ups.js';
import { LedgerReader } from './ports/ledger-reader.js';
import { LedgerWriter } from './ports/ledger-writer.js';
import { ExportRuns } from './use-cases/export-runs.js';
import { ReadExports } from './use-cases/read-exports.js';
import { RequestExport } from './use-cases/request-export.js';
import { SweepExports } from './use-cases/sweep-exports.js';
import { WriteLedger } from './use-cases/write-ledger.js';

/** Below the folder of evidence, which the gateway can read; it serves them from there by a grant. */
const FOLDER = 'exports';

/** The export of ledgers: what it does, what its ports are made of, and its worker. */
export function ledgerExports(config: {
  readonly databaseUrl: string;
  readonly evidenceDir: string;
}): Provider[] {
  return [
    ExportRuns,
    ReadExports,
    RequestExport,
    SweepExports,
    WriteLedger,
    { provide: ExportRepository, useClass: TypeormExportRepository },
    { provide: ExportWakeUps, useClass: QueuedExportWakeUps },
    { provide: LedgerReader, useClass: TypeormLedgerReader },
    { provide: LedgerWriter, useValue: new LedgerWorkbooks(join(config.evidenceDir, FOLDER)) },
    ExportSweep,
    exportWorkerOn(config.databaseUrl),
  ];
}
