import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { BullJobQueue, defineJob, jobHandler, JobWorkerHost, migrateJobs } from '#libs/jobs';
import { createLogger } from '#libs/observability';
import { createDatabase, eventually, type TestDatabase } from '#libs/testing';
import { z } from 'zod';
import { applyRoles, LOGIN_ROLES } from './apply-roles.mjs';

/** Servers start and stop here; a busy machine takes its time. */
jest.setTimeout(30_000);

const passwords = Object.fromEntries(LOGIN_ROLES.map((role) => [role, `test-${role}`]));
let database: TestDatabase;

function urlOf(role: string): string {
  const url = new URL(database.url);
  url.username = role;
  url.password = passwords[role]!;
  return url.href;
}

async function as(role: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: urlOf(role) });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const denied = { code: '42501' };

describe('the roles of the database', () => {
  beforeAll(async () => {
    database = await createDatabase();
    await applyRoles({ adminUrl: database.url, passwords });
    await applyRoles({ adminUrl: database.url, passwords });
    await as('approval_owner', 'create schema if not exists approval');
    await as('approval_owner', 'create table instances (id int)');
  });

  afterAll(() => database.drop());

  it('let a service read and write rows of its own schema, which is its search path', async () => {
    await as('approval', 'insert into instances values (1)');
    expect(await as('approval', 'select id from instances')).toEqual([{ id: 1 }]);
  });

  it('let no service change its schema', async () => {
    await expect(as('approval', 'drop table instances')).rejects.toMatchObject(denied);
    await expect(as('approval', 'create table approval.more ()')).rejects.toMatchObject(denied);
    await expect(as('approval', 'create table public.more ()')).rejects.toMatchObject(denied);
  });

  it("let no service, and no owner, see another's schema", async () => {
    await expect(as('task_dispatch', 'select * from approval.instances')).rejects.toMatchObject(denied);
    await expect(as('organization_owner', 'select * from approval.instances')).rejects.toMatchObject(denied);
  });

  it('end statements and transactions that a service has forgotten', async () => {
    expect(await as('approval', 'show statement_timeout')).toEqual([{ statement_timeout: '30s' }]);
    expect(await as('approval', 'show idle_in_transaction_session_timeout')).toEqual([
      { idle_in_transaction_session_timeout: '30s' },
    ]);
  });

  it('share the job queues between the two services that have jobs', async () => {
    await migrateJobs(urlOf('jobs_owner'), ['task_dispatch', 'notification']);
    for (const role of ['task_dispatch', 'notification']) {
      expect(await as(role, 'select count(*)::int as jobs from jobs.job')).toEqual([{ jobs: 0 }]);
    }
    await expect(as('approval', 'select * from jobs.job')).rejects.toMatchObject(denied);
  });

  it('are enough for a service to work its queue', async () => {
    await migrateJobs(urlOf('jobs_owner'), ['task_dispatch', 'notification']);
    const logger = createLogger('test', 'silent');
    const connection = { url: urlOf('task_dispatch') };
    const job = defineJob('try-role', z.strictObject({ n: z.int() }), { backoffMs: 10 });
    const runs: number[] = [];
    const handler = jobHandler(job, async ({ n }, { attempt }) => {
      runs.push(n);
      if (attempt === 1) throw new Error('not yet');
    });
    const queue = new BullJobQueue('task-dispatch', connection, logger);
    const worker = new JobWorkerHost({ service: 'task-dispatch', connection }, [handler], logger);
    try {
      worker.start();
      await queue.addAll(job, [{ id: ['a'], data: { n: 7 } }]);
      await eventually(() => expect(runs).toEqual([7, 7]));
    } finally {
      await worker.stop();
      await queue.close();
    }
  });
});
