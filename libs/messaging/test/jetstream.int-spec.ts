import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#libs/testing';
import { BusConnection, JetStreamFactBus, JetStreamFactPublisher, type ProcessName } from '../src/index.js';
import { settingsFor } from './test-settings.js';
import { describeFactBus, DURABLES, type BusUnderTest } from './fact-bus.suite.js';
import { describeFactChain } from './fact-chain.suite.js';
import { aFact, planted, quiet } from './fixtures.js';
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

describe('Facts that are published together', () => {
  it('travel in few messages, so that they share acknowledgements and flushes to disk', async () => {
    const { publisher, bus, unsettled, close } = await realBus();
    const facts = Array.from({ length: 250 }, () => ({
      envelope: aFact(planted, { kind: '松' }),
      subject: planted.subject,
      attempt: 1,
    }));
    await publisher.publish(facts);
    expect(await unsettled('approval__organization')).toBe(3);
    const source = await bus.open('approval__organization', 'organization');
    const taken: unknown[] = [];
    await eventually(async () => {
      taken.push(...(await source.take(250, 1_000)));
      expect(taken).toHaveLength(250);
    });
    await source.close();
    await close();
  });
});
