import { journalMigration, wholeJournalRows } from '#libs/journal';
import type { ServiceMigrations } from '#libs/persistence';
import { unitsMigration } from './0002-units.js';
import { peopleMigration } from './0003-people.js';
import { accountsMigration } from './0004-accounts.js';
import { preferencesAndPinyinMigration } from './0005-preferences-and-pinyin.js';

export const SCHEMA = 'organization';

export const MIGRATIONS: ServiceMigrations = {
  service: 'organization',
  schema: SCHEMA,
  migrations: [
    journalMigration(SCHEMA),
    unitsMigration,
    peopleMigration,
    accountsMigration,
    preferencesAndPinyinMigration,
    wholeJournalRows('0006-whole-journal-rows'),
  ],
};
