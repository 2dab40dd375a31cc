import { setTimeout as pause } from 'node:timers/promises';
import { branchSecretary } from './clients/branch.mjs';
import { issueDirective } from './clients/directive.mjs';
import { foundDistrict, signedInAgain } from './clients/district.mjs';
import { createClients } from './clients/http.mjs';
import { issuer } from './clients/issuer.mjs';
import { inboxReader } from './clients/reader.mjs';
import { reviewer } from './clients/reviewer.mjs';
import { workUntil } from './clients/work.mjs';
import { createHistory } from './history.mjs';
import { quiesce } from './quiesce.mjs';
import { movedClock } from './moved-clock.mjs';
import { isOvertaken } from './overtaken.mjs';
import { randomFrom } from './random.mjs';

/** No fault lasts longer than a sixth of the run, nor than a minute. */
const SHARE = 6;
const LONGEST_MS = 60_000;
const BEGAN_DAYS_AGO = 16;
/** Longer than any fault and all that it waits for; a run must not wait for one for ever. */
const HAS_ENDED_AFTER_MS = 180_000;

/** Founds the district in peace, then has everybody work while faults strike, then waits until nothing is under way. */
export async function playChaos({ platform, faults, options, note }) {
  const random = randomFrom(options.seed);
  const history = createHistory();
  const clients = createClients({ addresses: platform.addresses, history, random: random.fork() });
  const { district, directive } = await foundInThePast({ platform, clients });
  note(`a district of ${Object.keys(district.unitIds).length} units works for ${options.seconds} s`);
  const scene = { platform, history, district, directive, clients, note, injected: new Set() };
  scene.longestMs = Math.min(LONGEST_MS, (options.seconds * 1_000) / SHARE);
  const done = new AbortController();
  const working = workUntil(done.signal, cast(scene, random));
  const until = Date.now() + options.seconds * 1_000;
  const striking = faults.map((some) => strike({ scene, faults: some, random: random.fork(), until }));
  const [...lists] = await Promise.all([...striking, pause(options.seconds * 1_000, [])]);
  const struck = lists.flat();
  done.abort();
  await working;
  note(
    `${history.entries.length} requests, ${history.count('unknown')} unknown; ${struck.length} faults; now it must settle`,
  );
  const settled = await quiesce(scene);
  if (settled) note('nothing is under way any more');
  return { ...scene, struck, settled };
}

/** Some weeks ago, so that some tasks are late by now, some will be soon, and some have time. */
async function foundInThePast({ platform: { dataDir, world }, clients: { signIn } }) {
  const clock = movedClock(dataDir);
  await clock.daysAgo(BEGAN_DAYS_AGO);
  const founded = await foundDistrict({ world, signIn });
  const directive = await issueDirective(founded);
  await clock.now();
  return { directive, district: await signedInAgain(founded, signIn) };
}

function cast({ district, directive }, random) {
  const of = (post) => district.people.filter((one) => one.post === post);
  const lower = of('lower');
  return [
    ...lower.map((person) => branchSecretary({ person, random: random.fork() })),
    ...lower.map((person) => branchSecretary({ person, random: random.fork() })),
    ...[...of('upper'), ...of('deputy')].map((person) => reviewer({ person, random: random.fork() })),
    ...lower.slice(0, 3).map((person) => inboxReader({ person, random: random.fork() })),
    issuer({ district, directive, random: random.fork() }),
  ];
}

/** One fault after the other in shuffled rounds, so that a long run has them all. */
async function strike({ scene, faults, random, until }) {
  const struck = [];
  let waiting = [];
  await pause(random.between(500, 1_500));
  while (Date.now() < until) {
    if (waiting.length === 0) waiting = random.shuffled(faults);
    const fault = waiting.pop();
    scene.note(`fault: ${fault.name}`);
    if (await isMade(fault, { ...scene, random })) struck.push(fault.name);
    await pause(random.between(200, 1_200));
  }
  return struck;
}

async function tooLong() {
  await pause(HAS_ENDED_AFTER_MS, undefined, { ref: false });
  throw new Error('it does not end');
}

async function isMade(fault, scene) {
  try {
    await Promise.race([fault.strike(scene), tooLong()]);
    return true;
  } catch (error) {
    if (!isOvertaken(error))
      throw new Error(`The fault ${fault.name} could not be made: ${error.message}`, { cause: error });
    scene.note(`  ${fault.name} was overtaken by another fault: ${error.message}`);
    return false;
  }
}
