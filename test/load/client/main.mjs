/**
 * The people, in a process of their own so that what they cost is not counted as the platform's. The parent sends
 * `{ plans }`, then `{ seconds }` as often as it likes; each is answered when the last job under way is done.
 */
import { serveParent } from './serve.mjs';
import { User } from './user.mjs';

/** Everybody begins at once; answers count when they no longer stand in line behind each other's beginning. */
const LEAD_IN_MS = 1_000;

let users = [];

serveParent(({ plans, seconds }) => (plans ? open(plans) : work(seconds)));

async function open(plans) {
  users = plans.map((plan) => new User(plan));
  await Promise.all(users.map((user) => user.opened));
}

/** Whole jobs one after the other; a step counts when its answer came within the window. */
async function work(seconds) {
  const began = performance.now() + LEAD_IN_MS;
  const ends = began + seconds * 1_000;
  const took = {};
  const cpu = process.cpuUsage();
  const count = { jobs: 0, commands: 0 };
  const answered = (kind, from) => {
    const at = performance.now();
    if (kind !== 'assigned') count.commands += 1;
    if (at >= began && at < ends) (took[kind] ??= []).push(at - from);
  };
  await Promise.all(
    users.map(async (user) => {
      while (performance.now() < ends) {
        await user.job(answered);
        count.jobs += 1;
      }
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return { took, ...count, cpuSeconds: (user + system) / 1e6 };
}
