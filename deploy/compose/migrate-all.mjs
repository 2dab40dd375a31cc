/**
 * Brings every schema up to date, each as its owner, one after the other; the first failure ends it.
 * SECRETS_DIR (default /run/secrets) holds the owners' addresses: `database-owner-url-<service>`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SECRETS_DIR = process.env['SECRETS_DIR'] ?? '/run/secrets';
const STEPS = [
  ['organization', 'dist/apps/organization/src/migrate.js'],
  ['task-dispatch', 'dist/apps/task-dispatch/src/migrate.js'],
  ['approval', 'dist/apps/approval/src/migrate.js'],
  ['notification', 'dist/apps/notification/src/migrate.js'],
  ['jobs', 'deploy/postgres/migrate-jobs.mjs'],
];

for (const [owner, program] of STEPS) {
  const env = { ...process.env, DATABASE_OWNER_URL_FILE: join(SECRETS_DIR, `database-owner-url-${owner}`) };
  const { status } = spawnSync(process.execPath, [program], { env, stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write(`the migration of ${owner} failed\n`);
    process.exit(1);
  }
}
