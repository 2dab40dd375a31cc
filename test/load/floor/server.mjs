/** The other side of two floors: fastify with an empty handler, and somebody who replies to requests over the bus. */
import { connect } from '@nats-io/transport-node';
import Fastify from 'fastify';
import { serveParent } from '../client/serve.mjs';

serveParent(async ({ nats, subject }) => {
  const connection = await connect({
    servers: nats.url,
    user: 'task-dispatch',
    pass: nats.passwords['task-dispatch'],
  });
  connection.subscribe(subject, {
    queue: 'task-dispatch',
    callback: (_error, message) => message.respond(message.data),
  });
  const fastify = Fastify();
  fastify.post('/api/v1/empty', async () => ({}));
  await fastify.listen({ host: '127.0.0.1', port: 0 });
  return { port: fastify.server.address().port };
});
