import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { until } from './until.mjs';

/** A connection of one user for as long as `work` takes. */
export async function busAs({ nats }, user, work) {
  const bus = await connect({
    servers: nats.url.split(','),
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

/** The streams, as the one user who may change them. Work is begun again while JetStream has no leader or is not up yet. */
export async function withStreams(platform, work) {
  let last;
  const attempt = async () => {
    try {
      return {
        result: await busAs(platform, 'deploy', async (bus) => work(await jetstreamManager(bus), bus)),
      };
    } catch (error) {
      last = error;
      return null;
    }
  };
  const done = await until('JetStream does as it is told', attempt).catch(() => null);
  if (!done) throw last;
  return done.result;
}
