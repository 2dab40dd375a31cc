/**
 * Loaded into the service processes before they begin (`node --import`), so that what happens to machines can happen to
 * them: a clock that is wrong or jumps, and an event loop that stands still. Services know nothing of it.
 */
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const LOOK_EVERY_MS = 100;
/** Longer than a lease of ten seconds. */
const STANDSTILL_MS = 11_000;

const clockFile = process.env['CHAOS_CLOCK_FILE'];
if (clockFile) moveClock(clockFile);
if (isMainThread) process.on('SIGUSR2', standStill);

/** The machine's clock, off by the milliseconds in `file`; timers go on as they do on a real machine. */
function moveClock(file) {
  const Real = Date;
  const realNow = Date.now.bind(Date);
  let offset = 0;
  const now = () => realNow() + offset;
  const look = () => (offset = offsetIn(file) ?? offset);
  look();
  setInterval(look, LOOK_EVERY_MS).unref();
  globalThis.Date = new Proxy(Real, {
    apply: () => new Real(now()).toString(),
    construct: (target, args, made) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, made === globalThis.Date ? target : made),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}

function offsetIn(file) {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return /^-?\d{1,12}$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

function standStill() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STANDSTILL_MS);
}
