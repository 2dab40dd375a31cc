import { build } from './build.mjs';
import { provideBus } from './bus.mjs';
import { openDataFolder } from './data-folder.mjs';
import { provideDatabase } from './database.mjs';
import { discardHalfAStory, loadDemo } from './demo.mjs';
import { applyAllStreams, migrateAll } from './deploy-steps.mjs';
import { gatewayPort } from './ports.mjs';
import { createRunning } from './running.mjs';
import { onceReport, printTable, writeState } from './report.mjs';
import { secretsIn } from './secrets.mjs';
import { SERVICES, startServices } from './services.mjs';
import { onStopRequest } from './signals.mjs';

/**
 * From an installed checkout to a running platform, in the order in which each part needs the one
 * before; stopped in the reverse order, by whatever it is ended.
 *
 * @param {import('./options.mjs').Options} options
 * @param {ReturnType<import('./phases.mjs').createPhases>} phases
 */
export async function runPlatform(options, phases) {
  const running = createRunning(phases.note);
  // The children do not hold this process; it has to outlive the last of them to stop the others in order.
  const awake = setInterval(() => {}, 60_000);
  const ended = Promise.race([onStopRequest(running), running.failed]);
  const comingUp = bringUp(options, phases, running);
  try {
    const platform = await Promise.race([comingUp, ended]);
    if (platform && !options.once) {
      printTable(platform);
      await ended;
    }
    await phases.run('stop', () => running.stop());
    if (options.once) finishOnce(platform?.demo, { options, phases });
  } catch (error) {
    if (options.once) finishOnce(undefined, { options, phases, error });
    throw error;
  } finally {
    await running.stop();
    // What was still starting when the stop was asked for has to come to its end, too.
    await comingUp.catch(() => {});
    clearInterval(awake);
  }
  process.exit();
}

async function bringUp(options, phases, running) {
  const step = (name, work) => phases.run(name, (note) => running.unlessStopped(() => work(note)));
  await step('build', build);
  const port = await gatewayPort(options.port);
  const dataDir = await openDataFolder(options, running);
  await discardHalfAStory(dataDir, phases.note);
  const secrets = secretsIn(dataDir);
  const base = { dataDir, running, note: phases.note };
  const database = await step('postgres', () => provideDatabase({ ...base, secrets }));
  const bus = await step('nats', (note) => provideBus({ ...base, secrets, note }));
  const world = {
    dataDir,
    port,
    natsUrl: bus.url,
    natsPasswords: bus.passwords,
    callerKeys: secrets.callerKeys(SERVICES),
    cursorSecret: secrets.password('cursor'),
    databaseUrl: database.urlOf,
  };
  await step('migrate', () => migrateAll(world));
  await step('streams', () => applyAllStreams(bus));
  const services = await step('services', (note) => startServices({ ...base, world, note }));
  const baseUrl = `http://127.0.0.1:${world.port}`;
  writeState({ dataDir, baseUrl, database, bus, services });
  const demo = options.seed ? await step('seed', (note) => loadDemo({ world, baseUrl, note })) : {};
  return { dataDir, baseUrl, demo, services };
}

function finishOnce(demo, { options, phases, error }) {
  const report = onceReport(demo, { seeded: options.seed, seconds: phases.seconds, error });
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stderr.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.ok ? 0 : 1;
}
