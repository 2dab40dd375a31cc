import { randomUUID } from 'node:crypto';
import { databaseBytes, untilDrained } from './books.mjs';
import { checkJobs } from './exactly-once.mjs';
import { startPeople } from './people.mjs';
import { percentile } from './percentiles.mjs';
import { issueItems } from './stage.mjs';
import { cpuSeconds, difference, peakMegabytes } from './usage.mjs';

/** What a user is answered; between submit and approve the reviewer waits for the assignment. */
export const TRANSITIONS = ['dispatch', 'sign-for', 'report', 'submit', 'approve'];
const KINDS = [...TRANSITIONS, 'assigned'];

/** Has the people ready and warmed up; each `window` measures once more. */
export async function prepareJob(stage, rounds) {
  const { options, note } = stage;
  const items = await issueItems(stage, options.warmUpSeconds + rounds * options.seconds);
  const run = `bench-${randomUUID()}`;
  const people = startPeople(stage.running);
  await people.open(plansOf(stage, items, run));
  note(`warming up for ${options.warmUpSeconds} s`);
  const done = await people.work(options.warmUpSeconds);
  await untilDrained(stage.books);
  return { stage, people, run, jobs: done.jobs };
}

function plansOf({ platform, district }, items, run) {
  return district.seats.map(({ issuer, branchSecretary, reviewer, branch }, index) => ({
    port: platform.world.port,
    run,
    tokens: { issuer: issuer.token, secretary: branchSecretary.token, reviewer: reviewer.token },
    unitId: branch.id,
    // Everybody begins somewhere else, so that the people do not follow each other from item to item.
    items: rotated(items, Math.floor((index * items.length) / district.seats.length)),
  }));
}

function rotated(list, by) {
  return [...list.slice(by), ...list.slice(0, by)];
}

/** One measured window, and then until every fact of it has arrived. */
export async function measureJob(job) {
  const { stage, people } = job;
  const { books, platform, options, note } = stage;
  const bytesBefore = await databaseBytes(books);
  const cpuBefore = cpuSeconds(platform.processes);
  const done = await people.work(options.seconds);
  const drainedMs = await untilDrained(books);
  const cpu = difference(cpuBefore, cpuSeconds(platform.processes));
  job.jobs += done.jobs;
  const answered = TRANSITIONS.reduce((sum, kind) => sum + done.took[kind].length, 0);
  const window = {
    transitionsPerSecond: answered / options.seconds,
    took: done.took,
    jobs: done.jobs,
    commands: done.commands,
    cpu,
    clientCpu: done.cpuSeconds,
    drainedMs,
    bytes: (await databaseBytes(books)) - bytesBefore,
  };
  note(`${window.transitionsPerSecond.toFixed(0)} transitions/s, drained after ${Math.round(drainedMs)} ms`);
  return window;
}

/** All windows in one: the rate is the median of them, latencies are of all answers together. */
export async function concludeJob(job, windows) {
  const { stage } = job;
  const all = (pick) => windows.reduce((sum, window) => sum + pick(window), 0);
  const commands = all((window) => window.commands);
  const took = (kind) => windows.flatMap((window) => window.took[kind]);
  const latency = (share) => Object.fromEntries(KINDS.map((kind) => [kind, percentile(took(kind), share)]));
  const everything = TRANSITIONS.flatMap(took);
  const per1000 = (seconds) => (seconds * 1_000) / commands;
  const byProcess = Object.fromEntries(
    Object.keys(stage.platform.processes).map((name) => [name, per1000(all((window) => window.cpu[name]))]),
  );
  return {
    windows: windows.map((window) => window.transitionsPerSecond),
    jobs: all((window) => window.jobs),
    p50: { all: percentile(everything, 0.5), ...latency(0.5) },
    p99: { all: percentile(everything, 0.99), ...latency(0.99) },
    cpuSecondsPer1000: { total: Object.values(byProcess).reduce((sum, one) => sum + one), ...byProcess },
    clientCpuSecondsPer1000: per1000(all((window) => window.clientCpu)),
    peakMegabytes: peakMegabytes(stage.platform.processes),
    bytesPerInstance: all((window) => window.bytes) / all((window) => window.jobs),
    drainedMs: Math.max(...windows.map((window) => window.drainedMs)),
    exactlyOnce: await checkJobs(stage.books, job),
  };
}
