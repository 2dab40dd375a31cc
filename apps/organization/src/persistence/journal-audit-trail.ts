import type { InputOf, OutputOf, organizationAuditList } from '#libs/contracts';
import { AuditReader } from '#libs/journal';
import { AuditTrail } from '../ports/audit-trail.js';

export class JournalAuditTrail extends AuditTrail {
  constructor(private readonly reader: AuditReader) {
    super();
  }

  override async list(
    districtId: string,
    filter: InputOf<typeof organizationAuditList>,
  ): Promise<OutputOf<typeof organizationAuditList>> {
    const { rows, next } = await this.reader.list({ districtId, ...filter });
    return { rows: rows.map((row) => ({ ...row, service: 'organization' })), next };
  }
}
