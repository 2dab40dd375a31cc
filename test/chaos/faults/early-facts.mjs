import { setTimeout as pause } from 'node:timers/promises';
import { factsOf, openBooks } from '../books.mjs';
import { busAs } from '../bus.mjs';
import { SCHEMAS } from '../platform.mjs';

/** A relay asks for its lease again after three and a half seconds at most. */
const FOR_MS = 8_000;
const TAKEN_FOR_SECONDS = 14;

/**
 * Facts arrive before those that they follow, and again when their own turn comes (reliability C20): while the harness
 * holds a relay's lease, it publishes what is pending in reversed order.
 */
export const earlyFacts = {
  name: 'early-facts',
  async strike({ platform, random, note }) {
    const { service, schema } = random.pick(SCHEMAS.filter((one) => one.service !== 'notification'));
    const books = await openBooks(platform.postgres.adminUrl);
    try {
      await takeLease(books, schema);
      const published = await busAs(platform, service, (bus) => publishBackwards({ books, bus, schema }));
      note(`  ${published} of ${service}`);
    } finally {
      await books.rows(`update ${schema}.leases set until = clock_timestamp() where name = 'relay'`);
      await books.close();
    }
  },
};

async function takeLease(books, schema) {
  await books.rows(`insert into ${schema}.leases (name, holder, until)
    values ('relay', gen_random_uuid(), clock_timestamp() + interval '${TAKEN_FOR_SECONDS} s')
    on conflict (name) do update set holder = excluded.holder, until = excluded.until`);
}

async function publishBackwards({ books, bus, schema }) {
  const seen = new Set();
  const until = Date.now() + FOR_MS;
  while (Date.now() < until) {
    for (const { subject, ...envelope } of await pendingBackwards(books, schema)) {
      if (seen.has(envelope.id)) continue;
      seen.add(envelope.id);
      bus.publish(subject, JSON.stringify(envelope));
    }
    await bus.flush();
    await pause(500);
  }
  return seen.size;
}

async function pendingBackwards(books, schema) {
  return await books.rows(`${factsOf(schema)} join ${schema}.pending p using (district_id, fact_id)
    where j.subject is not null order by p.position desc`);
}
