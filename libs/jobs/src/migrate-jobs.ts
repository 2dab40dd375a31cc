import { identifier } from '#libs/persistence';
import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { JOBS_SCHEMA } from './heard-connection.js';

/**
 * Brings the jobs schema up to what this BullMQ needs, as the owner role; part of the deploy step, because
 * nothing migrates by itself (reliability F5.2). `roles` may then use the queues.
 */
export async function migrateJobs(url: string, roles: readonly string[] = []): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'jobs-migrate' });
  await client.connect();
  try {
    await runMigrations(client, JOBS_SCHEMA);
    for (const role of roles.map(identifier)) {
      await client.query(`grant usage on schema ${JOBS_SCHEMA} to ${role}`);
      await client.query(`grant all on all tables in schema ${JOBS_SCHEMA} to ${role}`);
      await client.query(`grant all on all sequences in schema ${JOBS_SCHEMA} to ${role}`);
      await client.query(`grant execute on all functions in schema ${JOBS_SCHEMA} to ${role}`);
    }
  } finally {
    await client.end();
  }
}
