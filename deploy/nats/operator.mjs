/**
 * An operator's way to ask the services: over the bus, in the gateway's name. Needs the built project.
 *
 * As settings it takes the gateway's: NATS_URL, NATS_USER, NATS_PASSWORD, DISTRICT_ID,
 * CALLER_TOKEN_PRIVATE_KEY, CALLER_TOKEN_PUBLIC_KEYS.
 */
import { randomUUID } from 'node:crypto';

const QUIET = { info() {}, warn() {}, error() {}, debug() {}, fatal() {} };

/** Comparing everything takes longer than a person's request may. */
const DEADLINE_MS = 25_000;

/**
 * Connects, lets `work` ask, and closes the connection again.
 *
 * @template T
 * @param {import('../../libs/messaging/src/index.js').MessagingSettings} settings of the gateway
 * @param {(ask: (contract: object, input: object) => Promise<any>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function asOperator(settings, work) {
  const { BusConnection, CallerTokenSigner, NatsRpcClient } =
    await import('../../dist/libs/messaging/src/index.js');
  const { Metrics } = await import('../../dist/libs/observability/src/index.js');
  const metrics = new Metrics();
  const bus = await BusConnection.open(settings, 'gateway', { logger: QUIET, metrics });
  try {
    const signer = await CallerTokenSigner.fromSetting(settings.callerPrivateKey);
    const rpc = new NatsRpcClient({ bus, signer, metrics, districtId: settings.districtId });
    const call = { ...(await rpc.callAsService('gateway', randomUUID())), deadlineMs: DEADLINE_MS };
    return await work((contract, input) =>
      rpc.send(contract, input, { ...call, idempotencyKey: randomUUID() }),
    );
  } finally {
    await bus.close();
  }
}

/** The settings out of this program's environment. Lists every one that is missing. */
export async function operatorSettings() {
  const config = await import('../../dist/libs/config/src/index.js');
  return config.loadConfig({
    ...config.natsSettings,
    ...config.districtSettings,
    ...config.callerTokenSettings,
  });
}
