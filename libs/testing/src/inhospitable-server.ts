import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A message of PostgreSQL's protocol: its letter, its length, its body. */
function message(letter: string, body: string): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter, 0);
  head.writeInt32BE(Buffer.byteLength(body) + 4, 1);
  return Buffer.concat([head, Buffer.from(body)]);
}

const WELCOME = Buffer.concat([message('R', '\0\0\0\0'), message('Z', 'I')]);
const THROWN_OUT = message('E', 'SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');

/** Speaks as PostgreSQL does that welcomes everybody and throws them out in the same breath. */
export async function startInhospitableServer(): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([WELCOME, THROWN_OUT])));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
