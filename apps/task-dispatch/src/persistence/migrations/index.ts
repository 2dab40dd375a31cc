import { journalMigration, wholeJournalRows } from '#libs/journal';
import { orgUnitsMigration } from '#libs/org-units';
import type { ServiceMigrations } from '#libs/persistence';
import { tasksMigration } from './0001-tasks.js';
import { directivesMigration } from './0002-directives.js';
import { exportsMigration } from './0003-exports.js';
import { draftsMigration } from './0004-drafts.js';
import { extensionsMigration } from './0005-extensions.js';
import { totalsMigration } from './0006-totals.js';
import { remarksMigration } from './0007-remarks.js';
import { remarksOnDirectivesMigration } from './0008-remarks-on-directives.js';
import { subtreeTotalsMigration } from './0009-subtree-totals.js';

export const SCHEMA = 'task_dispatch';

export const MIGRATIONS: ServiceMigrations = {
  service: 'task-dispatch',
  schema: SCHEMA,
  migrations: [
    journalMigration(SCHEMA),
    orgUnitsMigration('0001-org-units'),
    tasksMigration,
    directivesMigration,
    exportsMigration,
    draftsMigration,
    extensionsMigration,
    totalsMigration(SCHEMA),
    remarksMigration,
    remarksOnDirectivesMigration,
    subtreeTotalsMigration,
    wholeJournalRows('0010-whole-journal-rows'),
  ],
};
