import { afterAll, beforeAll } from '@jest/globals';
import { BusConnection, JetStreamFactBus, JetStreamFactPublisher, type ProcessName } from '../src/index.js';
import { settingsFor } from './test-settings.js';
import { describeFactBus, DURABLES, type BusUnderTest } from './fact-bus.suite.js';
import { describeFactChain } from './fact-chain.suite.js';
import { quiet } from './fixtures.js';
import { asUser, PrivateNats } from './private-nats.js';

const nats = new PrivateNats();

beforeAll(() => nats.start());
afterAll(() => nats.remove());

async function loggedIn(name: Exclude<ProcessName, 'gateway'>): Promise<BusConnection> {
  const settings = await settingsFor('organization', { natsUrl: nats.url, ...asUser(name) });
  return BusConnection.open(settings, name, quiet());
}

/** Each process under its own user: the permissions of production suffice, or these suites fail. */
async function realBus(): Promise<BusUnderTest> {
  await nats.layOut(DURABLES);
  const [owner, approval, notification] = await Promise.all([
    loggedIn('organization'),
    loggedIn('approval'),
    loggedIn('notification'),
  ]);
  const connectionOf = (durable: string) => (durable.startsWith('approval') ? approval : notification);
  return {
    publisher: new JetStreamFactPublisher(owner, quiet().metrics),
    bus: { open: (durable, from) => new JetStreamFactBus(connectionOf(durable)).open(durable, from) },
    put: async (subject, data) => {
      owner.nats.publish(subject, data);
      await owner.nats.flush();
    },
    unsettled: (durable) => nats.unsettled(durable),
    close: async () => {
      await Promise.all([owner, approval, notification].map((connection) => connection.close()));
    },
  };
}

describeFactBus('JetStream', realBus);
describeFactChain('JetStream', realBus);
