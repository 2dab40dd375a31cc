/**
 * Brings the schema of the job queues up to date. As a program: DATABASE_OWNER_URL names the database, as the
 * role `jobs_owner`.
 */
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'bullmq';
import { Client } from 'pg';

/** @param {string} ownerUrl address of the database, as the owner of the schema `jobs` */
export async function migrateJobs(ownerUrl) {
  const client = new Client({ connectionString: ownerUrl, application_name: 'jobs-migrate' });
  await client.connect();
  try {
    await runMigrations(client, 'jobs');
  } finally {
    await client.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await migrateJobs(process.env['DATABASE_OWNER_URL']);
