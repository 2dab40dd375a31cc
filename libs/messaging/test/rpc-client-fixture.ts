import { BusConnection, NatsRpcClient, type CallContext, type MessagingSettings } from '../src/index.js';
import { DISTRICT, person, quiet, signerOf } from './fixtures.js';
import { settingsFor } from './test-settings.js';

export interface TestClient {
  readonly rpc: NatsRpcClient;
  readonly bus: BusConnection;
  readonly asPerson: CallContext;
}

/** The gateway's side of the bus. */
export async function gatewayClient(more: Partial<MessagingSettings> = {}): Promise<TestClient> {
  const watch = quiet();
  const bus = await BusConnection.open(await settingsFor('gateway', more), 'gateway', watch);
  const signer = await signerOf('gateway');
  const rpc = new NatsRpcClient({ bus, signer, metrics: watch.metrics, districtId: DISTRICT });
  return { rpc, bus, asPerson: { token: await signer.sign(person) } };
}
