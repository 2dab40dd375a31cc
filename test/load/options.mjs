import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const SECTIONS = ['job', 'fanout', 'reads', 'floor'];

export const HELP = `npm run --silent bench -- [options]

  --quick        shorter windows, 10,000 units at most, reads at 100,000 tasks
  --only S       these sections alone, separated by commas: ${SECTIONS.join(', ')}
  --users N      people at work at the same time (default 64)
  --seconds N    how long the job is measured, in windows between which the floors are (default 20, quick 8)
  --profile DIR  every service writes its CPU profile there when it stops
  --data DIR     keep data and logs there (default: a temporary folder, removed at the end)
  --json         the last line of the output is the report as one JSON object
`;

const QUICK = {
  seconds: 8,
  rounds: 2,
  warmUpSeconds: 3,
  floorSeconds: 1,
  readSeconds: 1.5,
  readTasks: 100_000,
  fanout: [10_000],
};
const FULL = {
  seconds: 20,
  rounds: 4,
  warmUpSeconds: 15,
  floorSeconds: 2,
  readSeconds: 4,
  readTasks: 1_000_000,
  fanout: [10_000, 100_000],
};

/** @param {string[]} args */
export function readOptions(args) {
  const flag = { type: 'boolean', default: false };
  const text = { type: 'string' };
  const { values } = parseArgs({
    args,
    options: {
      quick: flag,
      only: text,
      users: text,
      seconds: text,
      profile: text,
      data: text,
      json: flag,
      help: flag,
    },
  });
  const pace = values.quick ? QUICK : FULL;
  const seconds = wholeNumber('seconds', values.seconds ?? String(pace.seconds));
  return {
    ...pace,
    sections: sectionsOf(values.only),
    users: wholeNumber('users', values.users ?? '64'),
    windowSeconds: seconds / pace.rounds,
    profile: values.profile && resolve(values.profile),
    data: values.data && resolve(values.data),
    json: values.json,
    help: values.help,
  };
}

function sectionsOf(only) {
  const chosen = only?.split(',') ?? SECTIONS;
  const unknown = chosen.find((name) => !SECTIONS.includes(name));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: there is ${SECTIONS.join(', ')}`);
  return new Set(chosen);
}

function wholeNumber(name, value) {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`--${name} ${value} is not a whole number above 0`);
  return Number(value);
}
