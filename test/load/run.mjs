/** `npm run bench`: what the real platform carries on this machine, beside what its parts could carry at most. */
import { fail } from '../../deploy/local/fail.mjs';
import { createRunning } from '../../deploy/local/running.mjs';
import { concludeJob, measureJob, prepareJob } from './job.mjs';
import { machine } from './machine.mjs';
import { HELP, readOptions } from './options.mjs';
import { printReport } from './report.mjs';
import { setStage } from './stage.mjs';

const startedAt = Date.now();
const note = (line) =>
  process.stderr.write(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`);

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return process.stdout.write(HELP);
  const running = createRunning(note);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => running.stop().then(() => process.exit(130)));
  // The children do not hold this process.
  const awake = setInterval(() => {}, 60_000);
  try {
    const report = await measure({ options, running });
    printReport(report, options);
    process.exitCode = report.ok ? 0 : 1;
  } finally {
    await running.stop();
    clearInterval(awake);
  }
  process.exit();
}

async function measure({ options, running }) {
  const stage = await setStage({ options, running, note });
  const job = await prepareJob(stage, 1);
  const windows = [await measureJob(job)];
  const concluded = await concludeJob(job, windows);
  return { machine: machine(), job: concluded, ok: concluded.exactlyOnce.ok };
}

main().catch(fail);
