import type { AggregateTable, StoredRow } from '#libs/journal';
import type { Directive, DirectiveDocType, DirectiveState, Returned, SignOff } from '../domain/directive.js';
import type { EditHistory } from '../domain/edit-history.js';
import type { ItemCounts } from '../domain/item.js';

export const DIRECTIVES: AggregateTable = {
  schema: 'task_dispatch',
  table: 'directives',
  aggregate: 'directive',
  columns: {
    state: 'text',
    title: 'text',
    doc_type: 'text',
    doc_number: 'text',
    register_number: 'text',
    issuer_unit_id: 'uuid',
    issuer_unit_name: 'text',
    drafter_id: 'uuid',
    drafter_name: 'text',
    file_name: 'text',
    text_sha256: 'text',
    text_length: 'int',
    decoded_from: 'text',
    text_version: 'int',
    counts: 'jsonb',
    edits: 'jsonb',
    sign_off: 'jsonb',
    returned: 'jsonb',
    registered_at: 'timestamptz',
    issued_at: 'timestamptz',
    ended_at: 'timestamptz',
    end_reason: 'text',
    cancelling: 'boolean',
  },
};

/** A row of `task_dispatch.directives` as pg reads it. */
export interface DirectiveRow {
  readonly id: string;
  readonly version: number;
  readonly state: DirectiveState;
  readonly title: string;
  readonly doc_type: DirectiveDocType;
  readonly doc_number: string | null;
  readonly register_number: string | null;
  readonly issuer_unit_id: string;
  readonly issuer_unit_name: string;
  readonly drafter_id: string;
  readonly drafter_name: string;
  readonly file_name: string | null;
  readonly text_sha256: string;
  readonly text_length: number;
  readonly decoded_from: string;
  readonly text_version: number;
  readonly counts: ItemCounts;
  readonly edits: EditHistory;
  readonly sign_off: SignOff | null;
  readonly returned: Returned | null;
  readonly registered_at: Date;
  readonly issued_at: Date | null;
  readonly ended_at: Date | null;
  readonly end_reason: string | null;
  readonly cancelling: boolean;
}

export function directiveOf(row: StoredRow | DirectiveRow | null): Directive | null {
  return row === null ? null : toDirective(row as DirectiveRow);
}

export function toDirective(row: DirectiveRow): Directive {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    title: row.title,
    docType: row.doc_type,
    docNumber: row.doc_number,
    registerNumber: row.register_number,
    issuerUnitId: row.issuer_unit_id,
    issuerUnitName: row.issuer_unit_name,
    drafter: { personId: row.drafter_id, name: row.drafter_name },
    source: {
      fileName: row.file_name,
      textSha256: row.text_sha256,
      length: row.text_length,
      decodedFrom: row.decoded_from,
    },
    textVersion: row.text_version,
    counts: row.counts,
    edits: row.edits,
    signOff: row.sign_off,
    returned: row.returned,
    registeredAt: row.registered_at,
    issuedAt: row.issued_at,
    endedAt: row.ended_at,
    endReason: row.end_reason,
    cancelling: row.cancelling,
  };
}

export function directiveColumns(directive: Directive): Readonly<Record<string, unknown>> {
  return {
    state: directive.state,
    title: directive.title,
    doc_type: directive.docType,
    doc_number: directive.docNumber,
    register_number: directive.registerNumber,
    issuer_unit_id: directive.issuerUnitId,
    issuer_unit_name: directive.issuerUnitName,
    drafter_id: directive.drafter.personId,
    drafter_name: directive.drafter.name,
    file_name: directive.source.fileName,
    text_sha256: directive.source.textSha256,
    text_length: directive.source.length,
    decoded_from: directive.source.decodedFrom,
    text_version: directive.textVersion,
    counts: directive.counts,
    edits: directive.edits,
    sign_off: directive.signOff,
    returned: directive.returned,
    registered_at: directive.registeredAt,
    issued_at: directive.issuedAt,
    ended_at: directive.endedAt,
    end_reason: directive.endReason,
    cancelling: directive.cancelling,
  };
}
