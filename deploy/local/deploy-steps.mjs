import { rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { connect } from '@nats-io/transport-node';
import { applyStreams } from '../nats/apply-streams.mjs';
import { join } from 'node:path';
import { environmentOf, migrationEnvironmentOf } from './environment.mjs';
import { ROOT } from './root.mjs';
import { builtFile, SERVICES } from './services.mjs';

const MIGRATE_JOBS = join(ROOT, 'deploy', 'postgres', 'migrate-jobs.mjs');

/** Brings every schema up to date, each as its owner. */
export async function migrateAll(world) {
  const migrations = SERVICES.filter((service) => service !== 'gateway').map((service) =>
    runToEnd(builtFile(service, 'migrate'), migrationEnvironmentOf(service, world)),
  );
  await Promise.all([...migrations, runToEnd(MIGRATE_JOBS, migrationEnvironmentOf('jobs', world))]);
}

/** Makes the streams and durables, as the one user who may. */
export async function applyAllStreams({ url, passwords }) {
  const login = passwords?.deploy
    ? { user: 'deploy', pass: passwords.deploy, inboxPrefix: '_INBOX_deploy' }
    : {};
  const connection = await connect({ servers: url.split(','), ...login });
  try {
    await applyStreams(connection);
  } finally {
    await connection.close();
  }
}

/**
 * Founds the district with its three administrators, as organization's own role. Repeating it is harmless.
 *
 * @param {{ world: import('./environment.mjs').World, founding: object }} given `founding`: what `found-district` reads
 */
export async function foundDistrict({ world, founding }) {
  const file = join(world.dataDir, 'founding.json');
  writeFileSync(file, JSON.stringify(founding), { mode: 0o600 });
  try {
    await runToEnd(builtFile('organization', 'found-district'), environmentOf('organization', world), [file]);
  } finally {
    rmSync(file);
  }
}

function runToEnd(program, env, args = []) {
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} failed:\n${output.trim().split('\n').slice(-15).join('\n')}`));
    });
  });
}
