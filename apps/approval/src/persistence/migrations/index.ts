import { journalMigration, wholeJournalRows } from '#libs/journal';
import { orgUnitsMigration } from '#libs/org-units';
import type { ServiceMigrations } from '#libs/persistence';
import { SCHEMA } from '../tables.js';
import { approvalsMigration } from './0003-approvals.js';

export const MIGRATIONS: ServiceMigrations = {
  service: 'approval',
  schema: SCHEMA,
  migrations: [
    journalMigration(SCHEMA),
    orgUnitsMigration('0002-org-units'),
    approvalsMigration,
    wholeJournalRows('0004-whole-journal-rows'),
  ],
};
