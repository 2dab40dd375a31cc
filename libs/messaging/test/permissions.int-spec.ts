import { afterEach, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { BusConnection, NatsRpcClient, type RunningService } from '../src/index.js';
import { settingsFor, startEcho } from './test-settings.js';
import { DISTRICT, echo, open, quiet, signerOf } from './fixtures.js';
import { asUser } from './private-nats.js';
import { gatewayClient } from './rpc-client-fixture.js';

const running: RunningService[] = [];
const buses: BusConnection[] = [];

afterEach(async () => {
  for (const bus of buses.splice(0)) await bus.close();
  for (const service of running.splice(0)) await service.stop();
});

describe('under the permissions of production', () => {
  it('a service answers the gateway', async () => {
    running.push(await startEcho(asUser('organization')));
    const client = await gatewayClient(asUser('gateway'));
    buses.push(client.bus);
    expect(await client.rpc.send(echo, { text: 'x' }, client.asPerson)).toEqual({ text: 'x', by: 'p1' });
  });

  it('a process that may not listen where it should does not start', async () => {
    await expect(startEcho(asUser('approval'))).rejects.toThrow(
      /refused to let this process listen to rpc\.organization\.v1\.test\.echo, .*test\.inner$/,
    );
  });

  it('a process with a wrong password does not start', async () => {
    await expect(startEcho({ natsUser: 'organization', natsPassword: 'wrong' })).rejects.toThrow(
      /authorization/i,
    );
  });

  it('whoever may not ask a service gets an answer soon', async () => {
    running.push(await startEcho(asUser('organization')));
    const watch = quiet();
    const bus = await BusConnection.open(
      await settingsFor('organization', asUser('organization')),
      'organization',
      watch,
    );
    buses.push(bus);
    const signer = await signerOf('organization');
    const rpc = new NatsRpcClient({ bus, signer, metrics: watch.metrics, districtId: DISTRICT });
    const started = Date.now();
    await expectRefusal(rpc.send(open, {}, {}), 'platform/unavailable');
    expect(Date.now() - started).toBeLessThan(1_000);
  });
});
