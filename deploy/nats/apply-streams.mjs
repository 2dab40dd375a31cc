/**
 * Makes the streams and durable consumers of streams.json, the only place where they are made. What exists is
 * updated; then everything is read back and compared, because servers drop silently what they do not know.
 *
 * As a program: NATS_URL, NATS_USER, NATS_PASSWORD, and for a cluster NATS_STREAM_REPLICAS and NATS_STREAM_MAX_BYTES.
 */
import { fileURLToPath } from 'node:url';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { differences, streamPlan } from './stream-plan.mjs';

/**
 * @param {import('@nats-io/transport-node').NatsConnection} connection as the user `deploy`
 * @param {{ replicas?: number, maxBytes?: number }} [variant]
 * @throws when the server keeps a setting that was asked to be otherwise
 */
export async function applyStreams(connection, variant) {
  const manager = await jetstreamManager(connection);
  for (const { stream, consumers } of streamPlan(variant)) {
    await applyStream(manager, stream);
    for (const consumer of consumers) await applyConsumer(manager, stream.name, consumer);
  }
}

async function applyStream(manager, wanted) {
  const existing = await orMissing(manager.streams.info(wanted.name));
  if (!existing) await manager.streams.add(wanted);
  else if (differences(wanted, existing.config).length > 0) {
    await manager.streams.update(wanted.name, wanted).catch(refused(wanted.name, wanted, existing));
  }
  compare(wanted.name, wanted, await manager.streams.info(wanted.name));
}

async function applyConsumer(manager, stream, wanted) {
  const name = wanted.durable_name;
  const existing = await orMissing(manager.consumers.info(stream, name));
  if (!existing) await manager.consumers.add(stream, wanted);
  else if (differences(wanted, existing.config).length > 0) {
    await manager.consumers.update(stream, name, wanted).catch(refused(name, wanted, existing));
  }
  compare(name, wanted, await manager.consumers.info(stream, name));
}

function compare(name, wanted, { config }) {
  const found = differences(wanted, config);
  if (found.length > 0) throw new Error(`${name} is not as it should be:\n  ${found.join('\n  ')}`);
}

function refused(name, wanted, { config }) {
  return (error) => {
    throw new Error(`${name} cannot be changed:\n  ${differences(wanted, config).join('\n  ')}`, {
      cause: error,
    });
  };
}

/** JetStream's "not found" codes: 10059 for streams, 10014 for consumers. */
async function orMissing(info) {
  try {
    return await info;
  } catch (error) {
    if ([10059, 10014].includes(error.code)) return undefined;
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { NATS_URL, NATS_USER, NATS_PASSWORD, NATS_STREAM_REPLICAS, NATS_STREAM_MAX_BYTES } = process.env;
  const login = NATS_USER ? { user: NATS_USER, pass: NATS_PASSWORD, inboxPrefix: `_INBOX_${NATS_USER}` } : {};
  const connection = await connect({ servers: NATS_URL.split(','), ...login });
  await applyStreams(connection, {
    replicas: Number(NATS_STREAM_REPLICAS) || undefined,
    maxBytes: Number(NATS_STREAM_MAX_BYTES) || undefined,
  });
  await connection.close();
}
