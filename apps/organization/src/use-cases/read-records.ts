import type { accountList, InputOf, organizationAuditList, OutputOf } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import { AccountRepository } from '../ports/account-repository.js';
import { AuditTrail } from '../ports/audit-trail.js';

/** What only administrators read: accounts for the security administrator, the journal for the auditor. */
export class ReadRecords {
  constructor(
    private readonly accountsOf: AccountRepository,
    private readonly trail: AuditTrail,
  ) {}

  accounts(page: InputOf<typeof accountList>, caller: Caller): Promise<OutputOf<typeof accountList>> {
    return this.accountsOf.list(caller, page);
  }

  audit(
    filter: InputOf<typeof organizationAuditList>,
    caller: Caller,
  ): Promise<OutputOf<typeof organizationAuditList>> {
    return this.trail.list(caller.districtId, filter);
  }
}
