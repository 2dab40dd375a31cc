/** Those who ask, in a process of their own: of PostgreSQL, of the bus, of fastify. */
import { connect } from '@nats-io/transport-node';
import { Client } from 'pg';
import { Connection } from '../client/connection.mjs';
import { serveParent } from '../client/serve.mjs';
import { LEAST, SAME_WRITES } from './transition.mjs';

const DATABASE_CLIENTS = 16;
/** What a command weighs on the bus, with the caller's token. */
const MESSAGE = Buffer.alloc(1_200, 'x');
const ASKING_WITHIN_MS = 10_000;

/** @type {Record<string, (() => Promise<unknown>)[]>} one function per client, which asks once */
let asking = {};

serveParent(({ open, floor, seconds }) => (open ? prepare(open) : measure(asking[floor], seconds)));

async function prepare({ databaseUrl, nats, subject, port, users, tasks }) {
  asking = {
    postgres: await databaseClients(databaseUrl, tasks, LEAST.name),
    'same writes': await databaseClients(databaseUrl, tasks, SAME_WRITES.name),
    nats: await busClients({ nats, subject, users }),
    http: Array.from({ length: users }, () => {
      const line = new Connection({ port, token: 'x'.repeat(43) });
      return () => line.post('empty', { key: 'floor-of-http', body: '{}' });
    }),
  };
}

/** Each client changes tasks of its own, so that none waits for another's lock. */
async function databaseClients(url, tasks, name) {
  return await Promise.all(
    Array.from({ length: DATABASE_CLIENTS }, async (_, index) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      const own = tasks.filter((_id, at) => at % DATABASE_CLIENTS === index);
      let turn = 0;
      return () => {
        turn = (turn + 1) % own.length;
        return client.query({ name, text: `select floor.${name}($1)`, values: [own[turn]] });
      };
    }),
  );
}

async function busClients({ nats, subject, users }) {
  const connection = await connect({
    servers: nats.url,
    user: 'gateway',
    pass: nats.passwords.gateway,
    inboxPrefix: '_INBOX_gateway',
  });
  return Array.from(
    { length: users },
    () => () => connection.request(subject, MESSAGE, { timeout: ASKING_WITHIN_MS }),
  );
}

/** @returns how long each answer took, in milliseconds */
async function measure(clients, seconds) {
  const ends = performance.now() + seconds * 1_000;
  const took = [];
  await Promise.all(
    clients.map(async (ask) => {
      for (let from = performance.now(); from < ends;) {
        await ask();
        const at = performance.now();
        took.push(at - from);
        from = at;
      }
    }),
  );
  return took;
}
