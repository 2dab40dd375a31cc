import { migrateJobs } from '#libs/jobs';
import { runMigrations } from '#libs/persistence';
import { templateDatabase } from '#libs/testing';
import { MIGRATIONS } from '../src/persistence/migrations/index.js';

/** A template with everything the running service needs: its own schema and that of the queues. */
export async function serviceTemplate(): Promise<string> {
  return await templateDatabase('task_dispatch', async (url) => {
    await runMigrations(url, MIGRATIONS);
    await migrateJobs(url);
  });
}
