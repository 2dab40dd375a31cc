/** `npm run chaos`: the real platform under faults, and whether it did what it told its clients. */
import { fail } from '../../deploy/local/fail.mjs';
import { createRunning } from '../../deploy/local/running.mjs';
import { checkHistory } from './checker/index.mjs';
import { playChaos } from './play.mjs';
import { FAULTS, SKIPPED, WITH_ONE_SERVER, chosenFaults } from './faults/index.mjs';
import { HELP, readOptions } from './options.mjs';
import { bringUp } from './platform.mjs';
import { finish } from './report.mjs';

const startedAt = Date.now();
const note = (line) =>
  process.stderr.write(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`);

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return process.stdout.write(HELP);
  if (options.list) return process.stdout.write(`${FAULTS.map(({ name }) => name).join('\n')}\n`);
  const faults = chosenFaults(options.only, options.servers);
  note(`seed ${options.seed}`);
  const skipped = options.servers > 1 ? SKIPPED : [...SKIPPED, WITH_ONE_SERVER];
  if (!options.only) for (const sentence of skipped) note(`skipped: ${sentence}`);
  const running = createRunning(note);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => running.stop().then(() => process.exit(130)));
  // The children do not hold this process.
  const awake = setInterval(() => {}, 60_000);
  try {
    const platform = await bringUp({ ...options, running, note });
    note(`${platform.fleet.length} processes of services, ${options.replicas} of each`);
    const played = await playChaos({ platform, faults, options, note });
    const findings = await checkHistory({ platform, ...played });
    finish({ options, played, findings, note });
  } finally {
    await running.stop();
    clearInterval(awake);
  }
  process.exit();
}

main().catch(fail);
