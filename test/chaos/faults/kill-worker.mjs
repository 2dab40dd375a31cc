import { setTimeout as pause } from 'node:timers/promises';
import { openBooks } from '../books.mjs';

const LOOK_EVERY_MS = 20;
const BEGINS_WITHIN_MS = 4_000;

/**
 * Somebody asks for a ledger, and whoever makes it dies in the middle of the job (reliability C34): the tasks are locked
 * meanwhile, so that it cannot be made too soon.
 */
export const killWorker = {
  name: 'kill-worker',
  async strike({ platform, district, note }) {
    const lock = await openBooks(platform.postgres.adminUrl);
    try {
      await lock.rows(`set lock_timeout = '3s'`);
      await lock.rows('begin');
      await lock.rows('lock table task_dispatch.tasks in access exclusive mode');
      await killMaker({ platform, district, note });
    } finally {
      await lock.close();
    }
  },
};

async function killMaker({ platform: { postgres, fleet }, district, note }) {
  const { api } = district.people.find((one) => one.login === 'qicao');
  const asking = api.post('exports', { body: { view: 'all' } });
  const state = await stateOnceBegun(postgres);
  const victims = fleet.filter(({ service }) => service === 'task-dispatch');
  for (const victim of victims) victim.kill();
  note(`  while the ledger is ${state}`);
  await Promise.all(victims.map((victim) => victim.ended()));
  void asking;
}

async function stateOnceBegun({ adminUrl }) {
  const books = await openBooks(adminUrl);
  const deadline = Date.now() + BEGINS_WITHIN_MS;
  try {
    for (;;) {
      const [row] = await books.rows(
        'select state from task_dispatch.exports order by requested_at desc limit 1',
      );
      if (row?.state === 'running' || Date.now() > deadline) return row?.state;
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    await books.close();
  }
}
