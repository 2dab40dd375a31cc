import { randomUUID } from 'node:crypto';
import { databaseWork, untilDrained } from './books.mjs';
import { checkJobs } from './exactly-once.mjs';
import { startChild } from './child.mjs';
import { median, percentile } from './percentiles.mjs';
import { issueItems } from './stage.mjs';
import { TRANSITIONS } from './transitions.mjs';
import { busySeconds, cpuSeconds, difference, peakMegabytes } from './usage.mjs';

/** Before and after a window people work, too. */
const BESIDE_SECONDS = 2;
const KINDS = [...TRANSITIONS, 'assigned'];

/** Has the people ready and warmed up. */
export async function prepareJob(stage) {
  const { options, note } = stage;
  const { warmUpSeconds, rounds, windowSeconds } = options;
  const items = await issueItems(stage, warmUpSeconds + rounds * (windowSeconds + BESIDE_SECONDS));
  const run = `bench-${randomUUID()}`;
  const people = startChild({ name: 'people', file: './client/main.mjs' }, stage.running);
  await people.ask({ plans: plansOf(stage, items, run) });
  note(`warming up for ${warmUpSeconds} s`);
  const done = await people.ask({ seconds: warmUpSeconds });
  await untilDrained(stage.books);
  // What autovacuum does within a minute: plans made over empty tables are made anew.
  await stage.books.rows('analyze');
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
  const workBefore = await databaseWork(books);
  const busyBefore = busySeconds();
  const cpuBefore = cpuSeconds(platform.processes);
  const done = await people.ask({ seconds: options.windowSeconds });
  const drainedMs = await untilDrained(books);
  const cpu = difference(cpuBefore, cpuSeconds(platform.processes));
  const busy = busySeconds() - busyBefore;
  const platformCpu = Object.values(cpu).reduce((sum, one) => sum + one);
  job.jobs += done.jobs;
  const answered = TRANSITIONS.reduce((sum, kind) => sum + done.took[kind].length, 0);
  const window = {
    transitionsPerSecond: answered / options.windowSeconds,
    took: done.took,
    jobs: done.jobs,
    commands: done.commands,
    cpu,
    clientCpu: done.cpuSeconds,
    // Of the kernel, of this process, and of whoever else was on the machine.
    othersCpu: busy - platformCpu - done.cpuSeconds,
    drainedMs,
    ...difference(workBefore, await databaseWork(books)),
  };
  const per1000 = ((platformCpu * 1_000) / done.commands).toFixed(2);
  note(`${window.transitionsPerSecond.toFixed(0)} transitions/s, ${per1000} CPU s per 1,000`);
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
    transitionsPerSecond: median(windows.map((window) => window.transitionsPerSecond)),
    windows: windows.map((window) => window.transitionsPerSecond),
    jobs: all((window) => window.jobs),
    p50: { all: percentile(everything, 0.5), ...latency(0.5) },
    p99: { all: percentile(everything, 0.99), ...latency(0.99) },
    cpuSecondsPer1000: { total: Object.values(byProcess).reduce((sum, one) => sum + one), ...byProcess },
    clientCpuSecondsPer1000: per1000(all((window) => window.clientCpu)),
    othersCpuSecondsPer1000: per1000(all((window) => window.othersCpu)),
    peakMegabytes: peakMegabytes(stage.platform.processes),
    commitsPerTransition: all((window) => window.commits) / commands,
    walBytesPerTransition: all((window) => window.walBytes) / commands,
    rowsPerTransition: all((window) => window.rows) / commands,
    bytesPerInstance: all((window) => window.bytes) / all((window) => window.jobs),
    drainedMs: Math.max(...windows.map((window) => window.drainedMs)),
    exactlyOnce: await checkJobs(stage.books, job),
  };
}
