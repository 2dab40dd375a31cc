import type { EvidenceFile } from '../domain/task-change.js';

export interface EvidenceRow {
  readonly id: string;
  readonly task_id: string;
  readonly report_id: string | null;
  readonly upload_id: string;
  readonly storage_key: string;
  readonly file_name: string;
  readonly content_type: string;
  readonly size: string;
  readonly sha256: string;
  readonly uploaded_by: string;
  readonly uploaded_at: Date;
}

export function toEvidence(row: EvidenceRow): EvidenceFile {
  return {
    evidenceId: row.id,
    uploadId: row.upload_id,
    storageKey: row.storage_key,
    fileName: row.file_name,
    contentType: row.content_type,
    size: Number(row.size),
    sha256: row.sha256,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
  };
}
