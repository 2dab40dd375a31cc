import { journalMigration, wholeJournalRows } from '#libs/journal';
import { orgUnitsMigration } from '#libs/org-units';
import type { ServiceMigrations } from '#libs/persistence';
import { inboxesMigration } from './0003-inboxes.js';

export const SCHEMA = 'notification';

export const MIGRATIONS: ServiceMigrations = {
  service: 'notification',
  schema: SCHEMA,
  migrations: [
    journalMigration(SCHEMA),
    orgUnitsMigration('0002-org-units'),
    inboxesMigration,
    wholeJournalRows('0004-whole-journal-rows'),
  ],
};
