import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { guard } from './guard.mjs';
import { startPostgres, stopOrphan, type Postgres } from './postgres.mjs';
import { isAlive } from './processes.mjs';

/** Servers start and stop here; a busy machine takes its time. */
jest.setTimeout(30_000);

let folder: string;
let watch: ReturnType<typeof guard>;
const started: Postgres[] = [];

/** `durable` as in production: slower. */
async function start(durable = false): Promise<Postgres> {
  const options = { durable, dataDir: join(folder, 'data'), logFile: join(folder, 'log'), password: 'test' };
  const postgres = await startPostgres(options);
  watch.add(postgres.pid);
  started.push(postgres);
  return postgres;
}

async function query(postgres: Postgres, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: postgres.url() });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guantong-test-pg-'));
  chmodSync(folder, 0o711);
  watch = guard(folder);
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((postgres) => postgres.stop()));
  rmSync(folder, { recursive: true });
});

describe('PostgreSQL over a data folder', () => {
  it('has its rows again after a kill -9 in the middle of work', async () => {
    const first = await start(true);
    await query(first, 'create table facts (n int)');
    await query(first, 'insert into facts select generate_series(1, 1000)');
    const busy = new Client({ connectionString: first.url() });
    busy.on('error', () => {});
    await busy.connect();
    const sleeping = busy.query('select pg_sleep(60)').catch((error: Error) => error);
    process.kill(first.pid, 'SIGKILL');

    const second = await start(true);
    expect(await query(second, 'select count(*)::int as facts from facts')).toEqual([{ facts: 1000 }]);
    expect(await sleeping).toBeInstanceOf(Error);
  });

  it('stops the server that a killed start has left running, and takes the folder over', async () => {
    const orphan = await start();
    const adopting = await start();
    expect(await orphan.exited).toMatchObject({ code: 0 });
    expect(await query(adopting, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('does not take another process for the server, whose id it has by now', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(folder, 'data', 'postmaster.pid'), `${process.pid}\n${join(folder, 'data')}\n`);
    expect(await stopOrphan(join(folder, 'data'))).toBe(false);
    expect(isAlive(process.pid)).toBe(true);
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses data of another version, and says what to do', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/was written by PostgreSQL 15, this is 18\. Dump it/);
  });

  it('lets nobody in without the password', async () => {
    const postgres = await start();
    const client = new Client({ connectionString: postgres.url().replace(':test@', ':guess@') });
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  });
});
