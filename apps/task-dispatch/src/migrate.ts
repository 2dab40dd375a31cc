import { databaseOwnerSettings, loadConfig } from '#libs/config';
import { runMigrations } from '#libs/persistence';
import { MIGRATIONS, SCHEMA } from './persistence/migrations/index.js';

const { databaseOwnerUrl } = loadConfig(databaseOwnerSettings);
await runMigrations(databaseOwnerUrl, { ...MIGRATIONS, role: SCHEMA });
