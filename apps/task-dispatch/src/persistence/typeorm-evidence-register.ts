import { runSql } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EvidenceRegister } from '../ports/evidence-register.js';

@Injectable()
export class TypeormEvidenceRegister extends EvidenceRegister {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async dropUnclaimed(before: Date, limit: number): Promise<readonly string[]> {
    // Checked again in the delete: a report may claim a row meanwhile.
    const rows = await runSql<{ storage_key: string }>(this.dataSource, {
      text: `delete from evidence where report_id is null and (district_id, id) in (
          select district_id, id from evidence where report_id is null and uploaded_at < $1 limit $2)
        returning storage_key`,
      values: [before, limit],
    });
    return rows.map((row) => row.storage_key);
  }

  override async unknown(storageKeys: readonly string[]): Promise<readonly string[]> {
    const rows = await runSql<{ key: string }>(this.dataSource, {
      text: `select key from unnest($1::text[]) as key
        where not exists (select from evidence e where e.storage_key = key)`,
      values: [[...storageKeys]],
    });
    return rows.map((row) => row.key);
  }
}
