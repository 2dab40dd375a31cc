import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FIGURES = ['items', 'units', 'tasks', 'approvals', 'messages'];

/** For people and programs that want to know where everything is; without secrets. */
export function writeState({ dataDir, baseUrl, database, bus, services }) {
  const state = {
    pid: process.pid,
    startedAt: new Date().toISOString(),
    baseUrl,
    database: database.describe,
    nats: bus.url.replace(/\/\/[^@/]*@/, '//'),
    services: Object.fromEntries(services.map(({ name, pid }) => [name, pid])),
  };
  writeFileSync(join(dataDir, 'running.json'), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

/**
 * What `--once --json` prints. `ok` only if the platform came up and the demo says so, or none was asked for.
 *
 * @param {Record<string, unknown> | undefined} demo the seed's report; undefined if the start was not finished
 */
export function onceReport(demo, { seeded, seconds, error }) {
  const figures = FIGURES.map((name) => [name, demo?.[name] ?? null]);
  return {
    ok: demo !== undefined && (!seeded || demo.ok === true),
    ...Object.fromEntries(figures),
    seconds,
    invariants: demo?.invariants ?? null,
    ...(error ? { error: error.message } : {}),
  };
}

/** The one thing a person should read after a start. */
export function printTable({ dataDir, baseUrl, demo }) {
  const rows = [['地址 address', baseUrl]];
  for (const account of demo.accounts ?? []) rows.push(['演示账号 account', accountLine(account)]);
  rows.push(['数据 data', dataDir], ['日志 logs', join(dataDir, 'logs')], ['停止 stop', 'Ctrl-C']);
  process.stdout.write(`\n${table(rows)}\n\n`);
}

/** An account of the demo's report: `{ loginName, password, name, post }`; a plain text is shown as it is. */
function accountLine(account) {
  if (typeof account === 'string') return account;
  const { loginName, password, name, post } = account;
  return [`${loginName} / ${password}`, name, post].filter(Boolean).join('  ');
}

function table(rows) {
  const width = Math.max(...rows.map(([label]) => columns(label)));
  const lines = rows.map(([label, value], index) => {
    const shown = index > 0 && rows[index - 1][0] === label ? '' : label;
    return `  ${shown}${' '.repeat(width - columns(shown))}   ${value}`;
  });
  const rule = '─'.repeat(Math.max(...lines.map(columns)) + 2);
  return [rule, ...lines, rule].join('\n');
}

/** Width on a terminal, where a Chinese character takes two columns. */
function columns(text) {
  return [...text].reduce((sum, character) => sum + (character.codePointAt(0) >= 0x2e80 ? 2 : 1), 0);
}
