import { createLogger } from '#libs/observability';
import { createDatabase, eventually, type TestDatabase } from '#libs/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { z } from 'zod';
import {
  BullJobQueue,
  defineJob,
  HopelessJobError,
  jobHandler,
  type JobHandler,
  JobWorkerHost,
  migrateJobs,
} from '../src/index.js';

const logger = createLogger('test', 'silent');
const DELIVER = defineJob('deliver-message', z.strictObject({ deliveryId: z.string() }), { backoffMs: 10 });

let database: TestDatabase;
let admin: Client;
let queues: BullJobQueue[] = [];
let hosts: JobWorkerHost[] = [];

beforeAll(async () => {
  database = await createDatabase();
  admin = new Client({ connectionString: database.url });
  await admin.connect();
  await Promise.all([migrateJobs(database.url), migrateJobs(database.url)]);
});

afterEach(async () => {
  for (const host of hosts) await host.stop();
  for (const queue of queues) await queue.close();
  [hosts, queues] = [[], []];
});

afterAll(async () => {
  await admin.end();
  await database.drop();
});

function queueOf(service: string): BullJobQueue {
  const queue = new BullJobQueue(service, { url: database.url }, logger);
  queues.push(queue);
  return queue;
}

function work(service: string, ...handlers: JobHandler[]): JobWorkerHost {
  const host = new JobWorkerHost({ service, connection: { url: database.url } }, handlers, logger);
  hosts.push(host);
  host.start();
  return host;
}

/** Remembers what it was given, and fails as often as told. */
function remembering(fail: (attempt: number) => Error | undefined = () => undefined) {
  const runs: { readonly deliveryId: string; readonly attempt: number }[] = [];
  const handler = jobHandler(DELIVER, async ({ deliveryId }, { attempt }) => {
    runs.push({ deliveryId, attempt });
    const failure = fail(attempt);
    if (failure) throw failure;
  });
  return { runs, handler };
}

describe('a job', () => {
  it('is done once although it was added three times', async () => {
    const queue = queueOf('once');
    for (let n = 0; n < 3; n += 1) await queue.add(DELIVER, { id: ['d1'], data: { deliveryId: 'd1' } });
    const { runs, handler } = remembering();
    work('once', handler);
    await queue.add(DELIVER, { id: ['last'], data: { deliveryId: 'last' } });
    await eventually(() => expect(runs.map((run) => run.deliveryId)).toContain('last'));
    expect(runs.filter((run) => run.deliveryId === 'd1')).toHaveLength(1);
  });

  it('waits for its time', async () => {
    const queue = queueOf('later');
    const { runs, handler } = remembering();
    work('later', handler);
    const at = (deliveryId: string, ms: number) => ({
      id: [deliveryId],
      data: { deliveryId },
      runAt: new Date(Date.now() + ms),
    });
    await queue.addAll(DELIVER, [at('second', 400), at('first', 100), at('never', 3_600_000)]);
    await eventually(() => expect(runs.map((run) => run.deliveryId)).toEqual(['first', 'second']));
  });

  it('can be taken back before its time', async () => {
    const queue = queueOf('taken-back');
    const soon = new Date(Date.now() + 200);
    await queue.add(DELIVER, { id: ['gone'], data: { deliveryId: 'gone' }, runAt: soon });
    await queue.add(DELIVER, { id: ['kept'], data: { deliveryId: 'kept' }, runAt: soon });
    await queue.remove(DELIVER, ['gone']);
    await queue.remove(DELIVER, ['never-was']);
    const { runs, handler } = remembering();
    work('taken-back', handler);
    await eventually(() => expect(runs.map((run) => run.deliveryId)).toEqual(['kept']));
  });

  it('that fails is tried again, with its attempt', async () => {
    const queue = queueOf('flaky');
    const { runs, handler } = remembering((attempt) => (attempt < 3 ? new Error('not yet') : undefined));
    work('flaky', handler);
    await queue.add(DELIVER, { id: ['d'], data: { deliveryId: 'd' } });
    await eventually(() => expect(runs.map((run) => run.attempt)).toEqual([1, 2, 3]));
  });

  it('that is hopeless is not tried again', async () => {
    const queue = queueOf('hopeless');
    const { runs, handler } = remembering(() => new HopelessJobError('no such address'));
    work('hopeless', handler);
    await queue.add(DELIVER, { id: ['d'], data: { deliveryId: 'd' } });
    await eventually(async () => {
      const { rows } = await admin.query(
        `select from jobs.job where queue = 'hopeless' and state = 'failed'`,
      );
      expect(rows).toHaveLength(1);
    });
    expect(runs).toHaveLength(1);
  });

  it('whose data does not fit never gets into the queue', async () => {
    const queue = queueOf('misfit');
    const misfit = { id: ['d'], data: { deliveryId: 7 } } as unknown as {
      id: string[];
      data: { deliveryId: string };
    };
    await expect(queue.add(DELIVER, misfit)).rejects.toThrow();
  });

  it('in hand is finished before the worker stops', async () => {
    const queue = queueOf('graceful');
    let finish: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    let [begun, done] = [0, 0];
    const host = work(
      'graceful',
      jobHandler(DELIVER, async () => {
        begun += 1;
        await gate;
        done += 1;
      }),
    );
    await queue.add(DELIVER, { id: ['d'], data: { deliveryId: 'd' } });
    await eventually(() => expect(begun).toBe(1));
    const stopped = host.stop();
    finish();
    await stopped;
    expect(done).toBe(1);
  });

  it('goes to one of two workers', async () => {
    const queue = queueOf('two');
    const [a, b] = [remembering(), remembering()];
    work('two', a.handler);
    work('two', b.handler);
    await queue.addAll(
      DELIVER,
      Array.from({ length: 100 }, (_, n) => ({ id: [`d${n}`], data: { deliveryId: `d${n}` } })),
    );
    await eventually(() => expect(a.runs.length + b.runs.length).toBeGreaterThanOrEqual(100));
    expect(new Set([...a.runs, ...b.runs].map((run) => run.deliveryId)).size).toBe(100);
    expect(a.runs.length + b.runs.length).toBe(100);
  });
});

describe('the jobs schema', () => {
  it('lets a service’s own role use the queue, and not change it', async () => {
    const role = `jobs_${database.name}`;
    await admin.query(`create role ${role} login password 'x'`);
    await migrateJobs(database.url, [role]);
    const url = new URL(database.url);
    [url.username, url.password] = [role, 'x'];
    const queue = new BullJobQueue('role', { url: url.href }, logger);
    const { runs, handler } = remembering();
    const host = new JobWorkerHost({ service: 'role', connection: { url: url.href } }, [handler], logger);
    host.start();
    await queue.add(DELIVER, { id: ['d'], data: { deliveryId: 'd' } });
    await eventually(() => expect(runs).toHaveLength(1));
    await host.stop();
    await queue.close();
    await expect(admin.query(`set role ${role}; drop table jobs.job`)).rejects.toMatchObject({
      code: '42501',
    });
    await admin.query(`reset role; drop owned by ${role}; drop role ${role}`);
  });
});
