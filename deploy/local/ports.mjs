import { createServer } from 'node:net';

/** Whether a server may listen on this port of `host` right now. */
export function isPortFree(port, host = '127.0.0.1') {
  return tryPort(port, host).then((found) => found !== undefined);
}

/** A port of the loopback interface that nobody listens on: the preferred one if it is free. */
export async function freePort(preferred = 0, host = '127.0.0.1') {
  return (await tryPort(preferred, host)) ?? (await tryPort(0, host));
}

/** `first`, or the next free port after it, at most `attempts` further on. */
export async function nextFreePort(first, host = '127.0.0.1', attempts = 50) {
  for (let port = first; port < first + attempts; port += 1) {
    if (await isPortFree(port, host)) return port;
  }
  throw new Error(`No free port between ${first} and ${first + attempts - 1}`);
}

/**
 * The port of the web address: the wanted one, which must be free, or 8080 or the next free one.
 *
 * @param {number} [wanted]
 */
export async function gatewayPort(wanted) {
  if (wanted === undefined) return nextFreePort(8080);
  if (await isPortFree(wanted)) return wanted;
  throw new Error(`Port ${wanted} is in use. Give another one with --port, or none`);
}

function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: found } = server.address();
      server.close(() => resolve(found));
    });
  });
}
