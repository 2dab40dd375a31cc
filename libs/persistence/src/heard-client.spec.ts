import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Pool } from 'pg';
import { HeardClient } from './heard-client.js';

/** A message of PostgreSQL's protocol: its letter, its length, its body. */
function message(letter: string, body: string): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter, 0);
  head.writeInt32BE(Buffer.byteLength(body) + 4, 1);
  return Buffer.concat([head, Buffer.from(body)]);
}

const WELCOME = Buffer.concat([message('R', '\0\0\0\0'), message('Z', 'I')]);
const THROWN_OUT = message('E', 'SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');

let server: Server;

/** Welcomes everybody and throws them out in the same breath. */
async function startInhospitableServer(): Promise<number> {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([WELCOME, THROWN_OUT])));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

afterEach(() => {
  server.close();
});

describe('a session that ends before anybody listens', () => {
  it('fails the next query and not the process', async () => {
    const port = await startInhospitableServer();
    const pool = new Pool({ host: '127.0.0.1', port, user: 'anyone', Client: HeardClient });
    pool.on('error', () => undefined);
    const taken = await pool.connect();
    await expect(taken.query('select 1')).rejects.toThrow();
    taken.release(true);
    await pool.end();
  });
});
