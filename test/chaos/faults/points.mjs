import { openBooks } from '../books.mjs';

const COMMITS = ['journal.before-commit', 'journal.after-commit'];
const RELAYS = ['relay.after-publish'];
const CONSUMES = ['inbox.before-commit', 'inbox.after-commit'];

/** Where each service passes: organization takes nobody's facts, notification writes none. */
const PASSED_BY = {
  organization: [...COMMITS, ...RELAYS],
  'task-dispatch': [...COMMITS, ...RELAYS, ...CONSUMES],
  approval: [...COMMITS, ...RELAYS, ...CONSUMES],
  notification: CONSUMES,
};

/** A replica and a crash point that it passes. */
export function pickPoint({ fleet, random }) {
  const victim = random.pick(fleet.filter(({ service }) => service in PASSED_BY));
  return { victim, point: random.pick(PASSED_BY[victim.service]) };
}

/**
 * Only one replica relays: the others sleep until the returned function is called, and what they held is free.
 *
 * @returns {Promise<() => void>}
 */
export async function makeRelay(victim, { fleet, postgres }) {
  const others = fleet.filter(({ service }) => service === victim.service).filter((one) => one !== victim);
  const wake = () => others.forEach((other) => other.thaw());
  const books = await openBooks(postgres.adminUrl);
  try {
    for (const other of others) other.freeze();
    const schema = victim.service.replaceAll('-', '_');
    await books.rows(`delete from ${schema}.leases where name = 'relay'`);
    return wake;
  } catch (error) {
    wake();
    throw error;
  } finally {
    await books.close();
  }
}
