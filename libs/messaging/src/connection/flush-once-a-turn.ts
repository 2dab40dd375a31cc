import type { NatsConnection } from '@nats-io/transport-node';

/** What of the library's connection is not in its types. */
interface Inside {
  readonly protocol?: { flushPending?: () => void };
}

/**
 * Has a connection write once in a turn of the event loop. The library writes as soon as the running function has
 * ended; when twenty requests arrived together, their twenty answers would be as many writes here and reads in the server.
 */
export function flushOnceATurn<Connection extends NatsConnection>(connection: Connection): Connection {
  const { protocol } = connection as unknown as Inside;
  const flush = protocol?.flushPending?.bind(protocol);
  if (!protocol || !flush) throw new Error('this version of the NATS client flushes in another way');
  let isDue = false;
  protocol.flushPending = () => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      flush();
    });
  };
  return connection;
}
