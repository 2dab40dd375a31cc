import { build } from '../../../deploy/local/build.mjs';
import { provideBus } from '../../../deploy/local/bus.mjs';
import { openDataFolder } from '../../../deploy/local/data-folder.mjs';
import { provideDatabase } from '../../../deploy/local/database.mjs';
import { applyAllStreams, foundDistrict, migrateAll } from '../../../deploy/local/deploy-steps.mjs';
import { districtId } from '../../../deploy/local/environment.mjs';
import { gatewayPort } from '../../../deploy/local/ports.mjs';
import { createRunning } from '../../../deploy/local/running.mjs';
import { secretsIn } from '../../../deploy/local/secrets.mjs';
import { SERVICES, startServices } from '../../../deploy/local/services.mjs';

/**
 * The real platform over a throw-away folder, as `npm start` brings it up, with a founded district and
 * nothing in it. It is ended, and its folder removed, when this process ends in whatever way.
 *
 * @param {object} district name, code and administrators, as `found-district` reads them
 */
export async function startPlatform(district) {
  const note = (line) => process.stderr.write(`    ${line}\n`);
  const running = createRunning(note);
  try {
    return await running.unlessStopped(() => bringUp({ district, running, note }));
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function bringUp({ district, running, note }) {
  await build(note);
  const dataDir = await openDataFolder({}, running);
  const secrets = secretsIn(dataDir);
  const base = { dataDir, running, note };
  const [port, database, bus] = await Promise.all([
    gatewayPort(),
    provideDatabase({ ...base, secrets }),
    provideBus({ ...base, secrets }),
  ]);
  const world = {
    dataDir,
    port,
    natsUrl: bus.url,
    natsPasswords: bus.passwords,
    callerKeys: secrets.callerKeys(SERVICES),
    cursorSecret: secrets.password('cursor'),
    databaseUrl: database.urlOf,
  };
  await Promise.all([migrateAll(world), applyAllStreams(bus)]);
  const services = await startServices({ ...base, world });
  await foundDistrict({ world, founding: { districtId: districtId(), ...district } });
  const pids = Object.fromEntries(services.map(({ name, pid }) => [name, pid]));
  return { baseUrl: `http://127.0.0.1:${port}`, dataDir, pids, stop: () => running.stop() };
}
