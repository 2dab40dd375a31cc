import type { InputOf, OutputOf, organizationAuditList } from '#libs/contracts';

export abstract class AuditTrail {
  abstract list(
    districtId: string,
    filter: InputOf<typeof organizationAuditList>,
  ): Promise<OutputOf<typeof organizationAuditList>>;
}
