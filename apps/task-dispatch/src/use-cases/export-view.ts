import type { LedgerExport } from '../domain/ledger-export.js';
import type { ExportView } from '../ports/export-view.js';

export function exportView(ledger: LedgerExport): ExportView {
  const { exportId, version, state, rows, fileName, requestedAt, finishedAt, failure } = ledger;
  return {
    exportId,
    version,
    state,
    rows,
    fileName,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    failure,
  };
}
