import type { NodeConnectionOptions } from '@nats-io/transport-node';
import type { MessagingSettings, ProcessName } from './messaging-settings.js';

/** Replies of one process arrive under its own prefix: NATS lets no other user listen there. */
export function inboxPrefixOf(name: ProcessName): string {
  return `_INBOX_${name}`;
}

/**
 * One set of options for both connections of a process. The library's defaults give up after 10
 * attempts (and the process turns deaf) and notice a half-open link only after four minutes.
 */
export function natsOptions(settings: MessagingSettings, name: ProcessName) {
  return {
    servers: settings.natsUrl.split(',').map((server) => server.trim()),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    pingInterval: 10_000,
    maxPingOut: 2,
    inboxPrefix: inboxPrefixOf(name),
    noAsyncTraces: true,
    ...(settings.natsUser ? { user: settings.natsUser, pass: settings.natsPassword ?? '' } : {}),
  } satisfies NodeConnectionOptions;
}
