import { startChild } from './child.mjs';
import { fillLedger } from './ledger.mjs';
import { percentile } from './percentiles.mjs';

/** A few people look at the same kind of page at the same time. */
const CLIENTS = 4;

/** What people look at most, and who: a branch secretary, a reviewer, the district office. */
const PAGES = [
  {
    name: 'branch home',
    who: 'branchSecretary',
    path: 'tasks?view=mine&state=dispatched,in-progress,in-review',
  },
  { name: 'review queue', who: 'reviewer', path: 'assignments?businessType=task' },
  { name: 'counts of the district', who: 'issuer', path: 'tasks/counts' },
  { name: 'overview of a leader', who: 'issuer', path: 'overview' },
  { name: 'stuck list', who: 'issuer', path: 'overview/stuck' },
  { name: 'ledger', who: 'issuer', path: 'tasks?view=below' },
  {
    name: 'ledger, red and in progress',
    who: 'issuer',
    path: 'tasks?view=below&state=in-progress&light=red',
  },
  { name: 'ledger, next pages', who: 'issuer', path: 'tasks?view=below', pages: 20 },
  { name: 'ledger of one community', who: 'reviewer', path: 'tasks?view=below' },
];

/** Reads over HTTP in a district that has had its tasks for years. */
export async function measureReads(stage) {
  const { options, platform, district, running, note } = stage;
  const tasks = await fillLedger(stage, options.readTasks);
  const client = startChild({ name: 'readers', file: './client/readers.mjs' }, running);
  const reads = [];
  for (const { name, who, path, pages = 1 } of PAGES) {
    const tokens = district.seats.slice(0, CLIENTS).map((seat) => seat[who].token);
    const asked = { port: platform.world.port, tokens, path, pages, seconds: options.readSeconds };
    const { took, unanswered } = await client.ask(asked);
    const read = {
      name,
      p50: percentile(took, 0.5),
      p99: percentile(took, 0.99),
      looks: took.length,
      unanswered,
    };
    reads.push({ ...read, tasks });
    note(`${name}: p50 ${read.p50?.toFixed(1)} ms, ${unanswered} not answered in time`);
  }
  return reads;
}
