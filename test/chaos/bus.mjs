import { connect } from '@nats-io/transport-node';

/** A connection of one user for as long as `work` takes. */
export async function busAs({ nats }, user, work) {
  const bus = await connect({
    servers: nats.url,
    user,
    pass: nats.passwords[user],
    inboxPrefix: `_INBOX_${user}`,
  });
  try {
    return await work(bus);
  } finally {
    await bus.close();
  }
}
