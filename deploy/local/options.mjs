import { parseArgs } from 'node:util';
import { join, resolve } from 'node:path';
import { ROOT } from './root.mjs';

export const HELP = `npm start [-- options]

  --data DIR   folder for data, secrets and logs (default .data)
  --port N     port of the web address (default 8080, or the next free one)
  --no-seed    do not load the demo
  --once       start with fresh data in a temporary folder, load the demo, report, stop
  --json       with --once: the last line of the output is the report as one JSON object
  --help       this text

Settings: DATABASE_URL or NATS_URL use a server that runs already; NATS_SERVER_BIN names a nats-server.
DEMO_TODAY=2026-11-20 plays the demo up to ten in the morning of that day, and the clock of the services goes on from there.
`;

/**
 * @param {string[]} args
 * @returns {{ data?: string, port?: number, seed: boolean, once: boolean, json: boolean, help: boolean }}
 */
export function readOptions(args) {
  const { values } = parsed(args);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new Error(`--port ${values.port} is not a port`);
  }
  if (values.json && !values.once) throw new Error('--json goes with --once');
  const data = values.data ? resolve(values.data) : values.once ? undefined : join(ROOT, '.data');
  return { data, port, seed: !values['no-seed'], once: values.once, json: values.json, help: values.help };
}

function parsed(args) {
  const flag = { type: 'boolean', default: false };
  const options = { 'no-seed': flag, once: flag, json: flag, help: flag };
  try {
    return parseArgs({ args, options: { data: { type: 'string' }, port: { type: 'string' }, ...options } });
  } catch (error) {
    throw new Error(`${error.message}\n\n${HELP}`, { cause: error });
  }
}
