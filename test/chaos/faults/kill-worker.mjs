import { setTimeout as pause } from 'node:timers/promises';
import { openBooks } from '../books.mjs';

const LOOK_EVERY_MS = 5;
const BEGINS_WITHIN_MS = 5_000;

/** Somebody asks for a ledger, and whoever makes it dies in the middle of the job (reliability C34). */
export const killWorker = {
  name: 'kill-worker',
  async strike({ platform, district, note }) {
    const { api } = district.people.find((one) => one.login === 'qicao');
    const { outcome, answer } = await api.post('exports', { body: { view: 'all' } });
    if (outcome !== 'ok') return note('  no ledger can be asked for');
    const state = await stateOnceBegun(platform.postgres, answer.exportId);
    const victims = platform.fleet.filter(({ service }) => service === 'task-dispatch');
    for (const victim of victims) victim.kill();
    note(`  while the ledger is ${state}`);
    await Promise.all(victims.map((victim) => victim.ended()));
  },
};

async function stateOnceBegun({ adminUrl }, exportId) {
  const books = await openBooks(adminUrl);
  const deadline = Date.now() + BEGINS_WITHIN_MS;
  try {
    for (;;) {
      const [row] = await books.rows('select state from task_dispatch.exports where id = $1', [exportId]);
      if (row?.state !== 'queued' || Date.now() > deadline) return row?.state;
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    await books.close();
  }
}
