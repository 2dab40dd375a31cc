import { createLogger } from '#libs/observability';
import { createDataSource, Lease, LEASES_TABLE, runMigrations } from '#libs/persistence';
import { createDatabase, eventually, type TestDatabase } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { MinuteSweeper, type Sweep } from '../src/index.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createDatabase();
  await runMigrations(database.url, {
    service: 'sweeping',
    schema: 'sweeping',
    migrations: [{ name: '0001-leases', up: LEASES_TABLE }],
  });
  const settings = { url: database.url, schema: 'sweeping', poolSize: 4, applicationName: 'sweeping' };
  dataSource = await createDataSource(settings).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

function sweeper(name: string, ...sweeps: Sweep[]): MinuteSweeper {
  const lease = new Lease(dataSource, { schema: 'sweeping', name, ttlMs: 10_000 });
  return new MinuteSweeper({ lease, logger: createLogger('test', 'silent'), periodMs: 10 }, sweeps);
}

function counting(): Sweep & { rounds: number } {
  const sweep = {
    name: 'counting',
    rounds: 0,
    run: async () => {
      sweep.rounds += 1;
    },
  };
  return sweep;
}

describe('the sweeper', () => {
  it('goes round in one replica only, and in the other one when that stops', async () => {
    const [first, second] = [counting(), counting()];
    const [a, b] = [sweeper('replicas', first), sweeper('replicas', second)];
    a.start();
    await eventually(() => expect(first.rounds).toBeGreaterThan(0));
    b.start();
    await eventually(() => expect(first.rounds).toBeGreaterThan(5));
    expect(second.rounds).toBe(0);
    await a.stop();
    const stoppedAt = first.rounds;
    await eventually(() => expect(second.rounds).toBeGreaterThan(2));
    expect(first.rounds).toBe(stoppedAt);
    await b.stop();
  });

  it('goes on with the other sweeps when one fails', async () => {
    const failing: Sweep = { name: 'failing', run: () => Promise.reject(new Error('a bug')) };
    const other = counting();
    await sweeper('failing', failing, other).sweepNow();
    expect(other.rounds).toBe(1);
  });

  it('finishes the round in hand before it stops', async () => {
    let finish: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    let [begun, done] = [0, 0];
    const slow: Sweep = {
      name: 'slow',
      run: async () => {
        begun += 1;
        await gate;
        done += 1;
      },
    };
    const one = sweeper('slow', slow);
    one.start();
    await eventually(() => expect(begun).toBe(1));
    const stopped = one.stop();
    finish();
    await stopped;
    expect(done).toBe(1);
  });
});
