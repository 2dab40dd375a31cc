import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { connect, PermissionViolationError, type NatsConnection } from '@nats-io/transport-node';
import { eventually, ownNats, TEST_NATS_PASSWORDS } from '#libs/testing';
import type { Nats, NatsUser } from '../local/nats.mjs';

/** Servers start and stop here; a busy machine takes its time. */
jest.setTimeout(30_000);

const open: NatsConnection[] = [];
let server: Nats;

async function as(user: NatsUser): Promise<NatsConnection> {
  const connection = await connect({
    servers: server.url,
    user,
    pass: TEST_NATS_PASSWORDS[user],
    inboxPrefix: `_INBOX_${user}`,
  });
  open.push(connection);
  return connection;
}

/** What the server says about the next thing `user` does: the subject it refused, or undefined. */
async function refusalOf(
  user: NatsUser,
  act: (connection: NatsConnection) => void,
): Promise<string | undefined> {
  const connection = await as(user);
  const refused: string[] = [];
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type === 'error' && status.error instanceof PermissionViolationError) {
        refused.push(`${status.error.operation} ${status.error.subject}`);
      }
    }
  })();
  act(connection);
  // The refusal, if there is one, is on the wire before the answer to this.
  await connection.flush();
  await nextTurn();
  return refused[0];
}

function listen(subject: string, queue?: string) {
  return (connection: NatsConnection) => {
    connection.subscribe(subject, { ...(queue ? { queue } : {}), callback: () => {} });
  };
}

beforeAll(async () => {
  server = await ownNats();
});

afterAll(async () => {
  await server.stop();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((connection) => connection.close()));
});

describe('on the bus a service', () => {
  it("cannot read another's replies", async () => {
    expect(await refusalOf('approval', listen('_INBOX_gateway.>'))).toBe('subscription _INBOX_gateway.>');
    expect(await refusalOf('approval', listen('>'))).toBe('subscription >');
    expect(await refusalOf('approval', listen('_INBOX_approval.>'))).toBeUndefined();
  });

  it("cannot publish another's facts", async () => {
    const fact = 'evt.task-dispatch.v1.task.signed-for';
    expect(await refusalOf('notification', (bus) => bus.publish(fact))).toBe(`publish ${fact}`);
    expect(await refusalOf('task-dispatch', (bus) => bus.publish(fact))).toBeUndefined();
  });

  it("cannot answer another's requests, nor its own outside its queue group", async () => {
    const subject = 'rpc.organization.v1.unit.get';
    expect(await refusalOf('notification', listen(subject, 'organization'))).toContain(subject);
    expect(await refusalOf('organization', listen(subject))).toContain(subject);
    expect(await refusalOf('organization', listen(subject, 'organization'))).toBeUndefined();
  });

  it('asks only those it depends on', async () => {
    const subject = 'rpc.notification.v1.message.list';
    expect(await refusalOf('organization', (bus) => bus.publish(subject))).toBe(`publish ${subject}`);
    expect(await refusalOf('gateway', (bus) => bus.publish(subject))).toBeUndefined();
    const comparing = 'rpc.notification.v1.reconcile.digests';
    expect(await refusalOf('organization', (bus) => bus.publish(comparing))).toBeUndefined();
  });

  it('answers a request into an inbox that it could not write to on its own', async () => {
    const [gateway, organization] = await Promise.all([as('gateway'), as('organization')]);
    organization.subscribe('rpc.organization.v1.unit.get', {
      queue: 'organization',
      callback: (_error, message) => void message.respond('the unit'),
    });
    await organization.flush();
    const reply = await gateway.request('rpc.organization.v1.unit.get', '', { timeout: 2_000 });
    expect(reply.string()).toBe('the unit');
    expect(await refusalOf('organization', (bus) => bus.publish('_INBOX_gateway.x'))).toBe(
      'publish _INBOX_gateway.x',
    );
  });

  it('reads and settles facts through its own durable alone, and makes no streams', async () => {
    const deploy = await as('deploy');
    const manager = await jetstreamManager(deploy);
    await manager.streams.add({ name: 'EVT_ORGANIZATION', subjects: ['evt.organization.>'] });
    for (const durable of ['approval__organization', 'notification__organization']) {
      await manager.consumers.add('EVT_ORGANIZATION', { durable_name: durable, ack_policy: 'explicit' });
    }
    const [organization, approval] = await Promise.all([as('organization'), as('approval')]);
    await jetstream(organization).publish('evt.organization.v1.unit.opened', 'fact', { msgID: '1' });

    const consumer = await jetstream(approval).consumers.get('EVT_ORGANIZATION', 'approval__organization');
    const message = await consumer.next({ expires: 2_000 });
    expect(message?.string()).toBe('fact');
    // Twice to the same subject: not by way of the one answer that any request allows.
    message?.working();
    expect(await message?.ackAck()).toBe(true);
    await eventually(async () => {
      expect(
        (await manager.consumers.info('EVT_ORGANIZATION', 'approval__organization')).num_ack_pending,
      ).toBe(0);
    });

    const stranger = '$JS.API.CONSUMER.MSG.NEXT.EVT_ORGANIZATION.notification__organization';
    expect(await refusalOf('approval', (bus) => bus.publish(stranger))).toBe(`publish ${stranger}`);
    const making = '$JS.API.STREAM.CREATE.EVT_OTHER';
    expect(await refusalOf('approval', (bus) => bus.publish(making))).toBe(`publish ${making}`);
  });
});
