import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const HELP = `npm run chaos -- [options]

  --seconds N   how long clients work and faults strike (default 60)
  --seed S      what strikes when, and what clients want (default: a random one, printed)
  --only F      these faults alone, by name, separated by commas; "none" for none; --list names them all
  --json        the last line of the output is the report as one JSON object
  --data DIR    keep data and logs there (default: a temporary folder, removed at the end)
  --replicas N  of each service (default 2)
  --servers N   nats-servers; three are a cluster that keeps everything three times (default 1)
  --without P   negative control: without the "reconciler" or the "receipts" the run must find losses or doubles;
                ok then means that it did
  --list        names of all faults
`;

/** @param {string[]} args */
export function readOptions(args) {
  const flag = { type: 'boolean', default: false };
  const text = { type: 'string' };
  const { values } = parseArgs({
    args,
    options: {
      seconds: text,
      seed: text,
      only: text,
      data: text,
      replicas: text,
      servers: text,
      without: text,
      json: flag,
      list: flag,
      help: flag,
    },
  });
  return {
    seconds: wholeNumber('seconds', values.seconds ?? '60'),
    seed: wholeNumber('seed', values.seed ?? String(randomInt(1_000_000))),
    replicas: wholeNumber('replicas', values.replicas ?? '2'),
    servers: wholeNumber('servers', values.servers ?? '1'),
    without: protection(values.without),
    only: (values.only ?? REVEALING[values.without])?.split(',').filter((name) => name !== 'none'),
    data: values.data && resolve(values.data),
    json: values.json,
    list: values.list,
    help: values.help,
  };
}

/** Faults that show that a protection is missing. */
const REVEALING = {
  reconciler: 'nats-loses-its-tail,nats-store-deleted',
  receipts: 're-publish',
};

function protection(name) {
  if (name === undefined || name in REVEALING) return name;
  throw new Error(`--without ${name}: there is ${Object.keys(REVEALING).join(' and ')}`);
}

function wholeNumber(name, value) {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} ${value} is not a whole number`);
  return Number(value);
}
