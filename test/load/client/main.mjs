/**
 * The people, in a process of their own so that what they cost is not counted as the platform's. The parent sends
 * `{ plans }`, then `{ seconds }` as often as it likes; each is answered when the last job under way is done.
 */
import { User } from './user.mjs';

let users = [];

process.on('message', ({ plans, seconds }) => {
  (plans ? open(plans) : work(seconds)).then(
    (result) => process.send({ result }),
    (error) => process.send({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit());

async function open(plans) {
  users = plans.map((plan) => new User(plan));
  await Promise.all(users.map((user) => user.opened));
}

/** Whole jobs one after the other; a step counts when its answer came before the end. */
async function work(seconds) {
  const began = performance.now();
  const ends = began + seconds * 1_000;
  const took = {};
  let [jobs, commands] = [0, 0];
  const cpu = process.cpuUsage();
  const answered = (kind, from) => {
    const at = performance.now();
    if (kind !== 'assigned') commands += 1;
    if (at < ends) (took[kind] ??= []).push(at - from);
  };
  await Promise.all(
    users.map(async (user) => {
      while (performance.now() < ends) {
        await user.job(answered);
        jobs += 1;
      }
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return {
    took,
    jobs,
    commands,
    lasted: (performance.now() - began) / 1_000,
    cpuSeconds: (user + system) / 1e6,
  };
}
