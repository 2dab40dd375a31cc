/** `npm run bench`: what the real platform carries on this machine, beside what its parts could carry at most. */
import { fail } from '../../deploy/local/fail.mjs';
import { createRunning } from '../../deploy/local/running.mjs';
import { measureFanout } from './fanout.mjs';
import { concludeFloor, measureFloor, prepareFloor } from './floor.mjs';
import { concludeJob, measureJob, prepareJob } from './job.mjs';
import { machine } from './machine.mjs';
import { ratiosOf } from './ratios.mjs';
import { HELP, readOptions } from './options.mjs';
import { measureReads } from './reads.mjs';
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
  const { job, floor } = await takeTurns(stage);
  const fanout = options.sections.has('fanout') ? await fanOut(stage) : undefined;
  const reads = options.sections.has('reads') ? await measureReads(stage) : undefined;
  const sections = [job, ...(fanout ?? [])].filter(Boolean);
  const ok = sections.every(({ exactlyOnce }) => exactlyOnce.ok);
  return { machine: machine(), job: job && { ...job, ...ratiosOf(job, floor) }, floor, fanout, reads, ok };
}

async function fanOut(stage) {
  const measured = [];
  for (const n of stage.options.fanout) measured.push(await measureFanout(stage, n));
  return measured;
}

/** Floors and the job take turns, so that both meet the machine in the same mood. */
async function takeTurns(stage) {
  const { options } = stage;
  const wants = (section) => options.sections.has(section);
  const job = wants('job') ? await prepareJob(stage) : undefined;
  const floor = wants('floor') ? await prepareFloor(stage) : undefined;
  const windows = [];
  for (let round = 0; round < options.rounds; round += 1) {
    if (floor) await measureFloor(floor, options.floorSeconds);
    if (job) windows.push(await measureJob(job));
  }
  return { job: job && (await concludeJob(job, windows)), floor: floor && concludeFloor(floor) };
}

main().catch(fail);
