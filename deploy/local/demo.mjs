import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { founding, seed } from '../demo/seed.mjs';
import { booksAgree, reconcileAll } from '../nats/reconcile.mjs';
import { foundDistrict } from './deploy-steps.mjs';
import { demoAccountsFile, districtId } from './environment.mjs';
import { stopOrphan as stopOrphanedNats } from './nats.mjs';
import { stopOrphan as stopOrphanedPostgres } from './postgres.mjs';

const REPORT = 'seeded.json';
/** Stands in the data folder while the story is played. */
const BEGUN = 'seeding';

/**
 * Loads the demo once into a data folder, and remembers its report there; a later start only reads it.
 *
 * @returns {Promise<Record<string, unknown>>} the seed's report: `accounts` for the table, figures, `invariants`
 */
export async function loadDemo({ world, baseUrl, note }) {
  const { dataDir } = world;
  const done = join(dataDir, REPORT);
  if (existsSync(done)) return JSON.parse(readFileSync(done, 'utf8'));
  writeFileSync(join(dataDir, BEGUN), '');
  const found = () => foundDistrict({ world, founding: founding(districtId()) });
  const booksAgreeNow = async () => booksAgree(await reconcileAll(busSettingsOf(world)));
  const { stepInto, ...report } = await seed({ baseUrl, dataDir, log: note, found, booksAgreeNow });
  writeFileSync(demoAccountsFile(dataDir), JSON.stringify(stepInto, null, 2), { mode: 0o600 });
  // By one rename: half a report would be taken for a loaded demo.
  writeFileSync(`${done}.new`, JSON.stringify(report, null, 2), { mode: 0o600 });
  renameSync(`${done}.new`, done);
  rmSync(join(dataDir, BEGUN));
  return report;
}

/** The gateway's way onto the bus. */
function busSettingsOf({ natsUrl, natsPasswords, callerKeys }) {
  return {
    natsUrl,
    ...(natsPasswords ? { natsUser: 'gateway', natsPassword: natsPasswords.gateway } : {}),
    districtId: districtId(),
    callerPrivateKey: callerKeys.privateKeys.gateway,
    callerPublicKeys: callerKeys.publicKeys,
  };
}

/**
 * A start that was killed while the story was played leaves half of it: nobody's data, and of no use. It is
 * removed, with the servers that may still run over it, and the story is played anew.
 */
export async function discardHalfAStory(dataDir, note) {
  if (!existsSync(join(dataDir, BEGUN)) || existsSync(join(dataDir, REPORT))) return;
  note('the demo was interrupted while it was loaded: it begins anew');
  await stopOrphanedPostgres(join(dataDir, 'postgres'));
  await stopOrphanedNats(join(dataDir, 'nats'));
  for (const part of ['postgres', 'nats', 'staging', 'evidence', 'clock-offset', BEGUN]) {
    rmSync(join(dataDir, part), { recursive: true, force: true });
  }
}
