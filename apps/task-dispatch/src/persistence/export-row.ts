import type { AggregateTable, JournalEntry, StoredRow } from '#libs/journal';
import { uuidv7 } from '#libs/kernel';
import type { LedgerExport } from '../domain/ledger-export.js';
import { SCHEMA } from './migrations/index.js';

export const EXPORTS: AggregateTable = {
  schema: SCHEMA,
  table: 'exports',
  aggregate: 'export',
  columns: {
    state: 'text',
    requested_by: 'uuid',
    question: 'jsonb',
    sight: 'jsonb',
    file_name: 'text',
    attempt: 'int',
    row_count: 'int',
    storage_key: 'text',
    size: 'bigint',
    requested_at: 'timestamptz',
    started_at: 'timestamptz',
    finished_at: 'timestamptz',
    failure: 'text',
  },
};

/** A row of `task_dispatch.exports` as pg reads it. */
export type ExportRow = StoredRow & {
  readonly state: LedgerExport['state'];
  readonly requested_by: string;
  readonly question: LedgerExport['question'];
  readonly sight: LedgerExport['sight'];
  readonly file_name: string;
  readonly attempt: number;
  readonly row_count: number | null;
  readonly storage_key: string | null;
  readonly size: string | null;
  readonly requested_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly failure: LedgerExport['failure'];
};

export function exportOf(row: StoredRow | null): LedgerExport | null {
  return row && toExport(row as ExportRow);
}

export function toExport(row: ExportRow): LedgerExport {
  return {
    exportId: row.id,
    districtId: row.district_id,
    version: row.version,
    state: row.state,
    requestedBy: row.requested_by,
    question: withoutNulls(row.question),
    sight: row.sight,
    fileName: row.file_name,
    attempt: row.attempt,
    rows: row.row_count,
    storageKey: row.storage_key,
    size: row.size === null ? null : Number(row.size),
    requestedAt: row.requested_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    failure: row.failure,
  };
}

/** Questions of earlier releases name what does not narrow with null. */
function withoutNulls(question: LedgerExport['question']): LedgerExport['question'] {
  const named = Object.entries(question).filter(([, value]) => value !== null);
  return Object.fromEntries(named) as unknown as LedgerExport['question'];
}

export function exportColumns(ledger: LedgerExport): Readonly<Record<string, unknown>> {
  return {
    state: ledger.state,
    requested_by: ledger.requestedBy,
    question: ledger.question,
    sight: ledger.sight,
    file_name: ledger.fileName,
    attempt: ledger.attempt,
    row_count: ledger.rows,
    storage_key: ledger.storageKey,
    size: ledger.size,
    requested_at: ledger.requestedAt,
    started_at: ledger.startedAt,
    finished_at: ledger.finishedAt,
    failure: ledger.failure,
  };
}

/** The line of the journal. Nobody else is told: an export is between a person and the service. */
export function exportEntry(
  before: LedgerExport | null,
  { after, happened }: { readonly after: LedgerExport; readonly happened: string },
  occurredAt: Date,
): JournalEntry {
  return {
    factId: uuidv7(),
    type: `task-dispatch.export.${happened}`,
    data: { exportId: after.exportId, requestedBy: after.requestedBy, question: after.question },
    published: false,
    before: before && shownInAudit(before),
    after: shownInAudit(after),
    occurredAt,
  };
}

function shownInAudit({ state, attempt, rows, failure }: LedgerExport) {
  return { state, attempt, rows, failure };
}
