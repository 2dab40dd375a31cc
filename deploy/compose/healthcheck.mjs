/**
 * Whether the service in this container answers: the gateway over HTTP, the others on the bus, where any
 * reply to a request will do, also a refusal. Reads the service's own settings.
 */
import { readFileSync } from 'node:fs';
import { connect } from '@nats-io/transport-node';

const WITHIN_MS = 3_000;
const { APP, HTTP_PORT, NATS_URL, NATS_USER, NATS_PASSWORD_FILE } = process.env;

async function overHttp() {
  const url = `http://127.0.0.1:${HTTP_PORT ?? 8080}/health/ready`;
  const { ok } = await fetch(url, { signal: AbortSignal.timeout(WITHIN_MS) });
  if (!ok) throw new Error(`${url} says it is not ready`);
}

async function onTheBus() {
  const connection = await connect({
    servers: NATS_URL.split(','),
    user: NATS_USER,
    pass: readFileSync(NATS_PASSWORD_FILE, 'utf8').trim(),
    inboxPrefix: `_INBOX_${NATS_USER}`,
    reconnect: false,
    timeout: WITHIN_MS,
  });
  try {
    const request = JSON.stringify({ id: 'health', data: {} });
    await connection.request(`rpc.${APP}.v1.reconcile.digests`, request, { timeout: WITHIN_MS });
  } finally {
    await connection.close();
  }
}

try {
  await (APP === 'gateway' ? overHttp() : onTheBus());
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
