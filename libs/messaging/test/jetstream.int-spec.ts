import { AckPolicy, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { afterAll, beforeAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNatsServer } from '../../../deploy/local/nats-binary.mjs';
import { NATS_USERS, startNats, type Nats, type NatsUser } from '../../../deploy/local/nats.mjs';
import { BusConnection, JetStreamFactBus, JetStreamFactPublisher, streamOf } from '../src/index.js';
import { settingsFor } from './echo-service.js';
import { describeFactBus, DURABLES, type BusUnderTest } from './fact-bus.suite.js';
import { describeFactChain } from './fact-chain.suite.js';
import { quiet } from './fixtures.js';

const STREAM = streamOf('organization');
const folder = mkdtempSync(join(tmpdir(), 'guantong-facts-'));
const passwords = Object.fromEntries(NATS_USERS.map((user) => [user, `test-${user}`])) as Record<
  NatsUser,
  string
>;

let nats: Nats;

beforeAll(async () => {
  const binary = await findNatsServer({ log: () => undefined });
  nats = await startNats({ binary, storeDir: join(folder, 'nats'), passwords, disposable: true });
});

afterAll(async () => {
  await nats.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A fresh stream and durables, as the deploy step makes them. */
async function laidOut(manager: JetStreamManager): Promise<void> {
  await manager.streams.delete(STREAM).catch(() => undefined);
  await manager.streams.add({
    name: STREAM,
    subjects: ['evt.organization.>'],
    duplicate_window: nanos(600_000),
  });
  for (const durable_name of DURABLES) {
    const consumer = {
      durable_name,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(60_000),
      max_ack_pending: 1_000,
    };
    await manager.consumers.add(STREAM, consumer);
  }
}

async function realBus(): Promise<BusUnderTest> {
  const { metrics, logger } = quiet();
  const settings = await settingsFor('organization', { natsUrl: nats.url });
  const connection = await BusConnection.open(settings, 'organization', { metrics, logger });
  await laidOut(await jetstreamManager(connection.nats));
  return {
    publisher: new JetStreamFactPublisher(connection, metrics),
    bus: new JetStreamFactBus(connection),
    put: async (subject, data) => {
      connection.nats.publish(subject, data);
      await connection.nats.flush();
    },
    close: () => connection.close(),
  };
}

describeFactBus('JetStream', realBus);
describeFactChain('JetStream', realBus);
