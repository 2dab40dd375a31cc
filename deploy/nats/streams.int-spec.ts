import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { ownNats, TEST_NATS_PASSWORDS } from '#libs/testing';
import type { Nats } from '../local/nats.mjs';
import { applyStreams } from './apply-streams.mjs';
import { streamPlan } from './stream-plan.mjs';

/** Servers start and stop here; a busy machine takes its time. */
jest.setTimeout(30_000);

const SMALL = { maxBytes: 16 * 1024 * 1024 };

describe('applying the streams', () => {
  let server: Nats;
  let connection: NatsConnection;
  let manager: JetStreamManager;

  beforeAll(async () => {
    server = await ownNats();
    connection = await connect({
      servers: server.url,
      user: 'deploy',
      pass: TEST_NATS_PASSWORDS.deploy,
      inboxPrefix: '_INBOX_deploy',
    });
    manager = await jetstreamManager(connection);
    await applyStreams(connection, SMALL);
  });

  afterAll(async () => {
    await connection.close();
    await server.stop();
  });

  it('makes a stream for every owner and a durable for everyone who reads from it', async () => {
    const names = [];
    for (const { stream } of streamPlan()) {
      for await (const { name } of manager.consumers.list(stream.name)) names.push(`${stream.name}/${name}`);
    }
    expect(names.sort()).toEqual([
      'EVT_APPROVAL/notification__approval',
      'EVT_APPROVAL/task-dispatch__approval',
      'EVT_ORGANIZATION/approval__organization',
      'EVT_ORGANIZATION/notification__organization',
      'EVT_ORGANIZATION/task-dispatch__organization',
      'EVT_TASK_DISPATCH/approval__task-dispatch',
      'EVT_TASK_DISPATCH/notification__task-dispatch',
    ]);
  });

  it('keeps facts for 14 days, refuses new ones when it is full, and forgets none on request', async () => {
    const { config } = await manager.streams.info('EVT_NOTIFICATION');
    expect(config).toMatchObject({
      max_age: 14 * 86_400e9,
      duplicate_window: 600e9,
      discard: 'new',
      retention: 'limits',
      deny_delete: true,
      deny_purge: true,
    });
    await expect(manager.streams.purge('EVT_NOTIFICATION')).rejects.toThrow(/purge/);
  });

  it('puts back what somebody has changed by hand', async () => {
    await manager.streams.update('EVT_APPROVAL', { max_age: 60e9, duplicate_window: 60e9 });
    await manager.consumers.update('EVT_APPROVAL', 'notification__approval', { ack_wait: 5e9 });
    await applyStreams(connection, SMALL);
    expect((await manager.streams.info('EVT_APPROVAL')).config.max_age).toBe(14 * 86_400e9);
    const consumer = await manager.consumers.info('EVT_APPROVAL', 'notification__approval');
    expect(consumer.config.ack_wait).toBe(60e9);
  });

  it('fails, and says what differs, where the server will not change it', async () => {
    await manager.streams.delete('EVT_NOTIFICATION');
    await manager.streams.add({
      name: 'EVT_NOTIFICATION',
      subjects: ['evt.notification.>'],
      storage: 'memory',
    });
    await expect(applyStreams(connection, SMALL)).rejects.toThrow(
      /EVT_NOTIFICATION cannot be changed:[^]*storage: wanted "file", found "memory"/,
    );
    await manager.streams.delete('EVT_NOTIFICATION');
    await applyStreams(connection, SMALL);
  });
});
