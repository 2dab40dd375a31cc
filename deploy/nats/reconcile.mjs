/**
 * Has every service compare its facts with what the others have received, and publish again what is
 * missing. For an operator after a loss on the bus, and for the demo's own check.
 *
 * As a program it reads the gateway's settings (NATS_URL, NATS_USER, NATS_PASSWORD, DISTRICT_ID,
 * CALLER_TOKEN_PRIVATE_KEY, CALLER_TOKEN_PUBLIC_KEYS), prints one JSON object, and exits with 1 while the
 * books differ. It needs the built project.
 */
import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';

const QUIET = { info() {}, warn() {}, error() {}, debug() {}, fatal() {} };

/**
 * @param {import('../../libs/messaging/src/index.js').MessagingSettings} settings of the gateway
 * @returns by service: `{ compared, differing, republished, unknown, unreachable, pending }`
 */
export async function reconcileAll(settings) {
  const { BusConnection, CallerTokenSigner, NatsRpcClient } =
    await import('../../dist/libs/messaging/src/index.js');
  const { Metrics } = await import('../../dist/libs/observability/src/index.js');
  const { reconcileRunOf, SERVICE_NAMES } = await import('../../dist/libs/contracts/src/index.js');
  const metrics = new Metrics();
  const bus = await BusConnection.open(settings, 'gateway', { logger: QUIET, metrics });
  try {
    const signer = await CallerTokenSigner.fromSetting(settings.callerPrivateKey);
    const rpc = new NatsRpcClient({ bus, signer, metrics, districtId: settings.districtId });
    const call = { ...(await rpc.callAsService('gateway', randomUUID())), deadlineMs: 25_000 };
    const results = [];
    for (const service of SERVICE_NAMES)
      results.push([service, await rpc.send(reconcileRunOf(service), {}, call)]);
    return Object.fromEntries(results);
  } finally {
    await bus.close();
  }
}

/** Whether nothing waits to be published and nobody lacks or has too much. */
export function booksAgree(results) {
  return Object.values(results).every(
    ({ differing, unknown, unreachable, pending }) =>
      differing + unknown + unreachable.length + pending === 0,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const config = await import('../../dist/libs/config/src/index.js');
  const settings = config.loadConfig({
    ...config.natsSettings,
    ...config.districtSettings,
    ...config.callerTokenSettings,
  });
  const results = await reconcileAll(settings);
  process.stdout.write(`${JSON.stringify(results)}\n`);
  process.exitCode = booksAgree(results) ? 0 : 1;
}
