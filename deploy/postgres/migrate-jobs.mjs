/**
 * Brings the schema of the job queues up to date, as the owner that roles.json names, for the services it names.
 * DATABASE_OWNER_URL is its address.
 */
import { readFileSync } from 'node:fs';
import { databaseOwnerSettings, loadConfig } from '#libs/config';
import { migrateJobs } from '#libs/jobs';

const { schemas } = JSON.parse(readFileSync(new URL('./roles.json', import.meta.url), 'utf8'));
const { databaseOwnerUrl } = loadConfig(databaseOwnerSettings);
await migrateJobs(databaseOwnerUrl, schemas.find(({ schema }) => schema === 'jobs').roles);
