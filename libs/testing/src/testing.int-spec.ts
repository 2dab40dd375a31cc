import { describe, expect, it } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import { Client } from 'pg';
import { createDatabase, natsUrl, templateDatabase } from './index.js';

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  it('is a copy of a template that is migrated once, however many ask for it', async () => {
    let migrations = 0;
    const migrate = async (url: string): Promise<void> => {
      migrations += 1;
      await query(url, 'create table units (name text)');
      await query(url, "insert into units values ('机关党总支')");
    };
    const names = await Promise.all([1, 2, 3].map(() => templateDatabase('template_testing', migrate)));
    const database = await createDatabase(names[0]);

    expect(migrations).toBe(1);
    expect(await query(database.url, 'select name from units')).toEqual([{ name: '机关党总支' }]);
    await database.drop();
  });

  it('is migrated anew after a migration that failed', async () => {
    const failing = templateDatabase('template_failing', () => Promise.reject(new Error('half way')));
    await expect(failing).rejects.toThrow('half way');
    const name = await templateDatabase('template_failing', async (url) => {
      await query(url, 'create table done ()');
    });
    const database = await createDatabase(name);
    expect(await query(database.url, 'select * from done')).toEqual([]);
    await database.drop();
  });

  it('is gone after it was dropped, also while somebody is still connected', async () => {
    const database = await createDatabase();
    const client = new Client({ connectionString: database.url });
    client.on('error', () => {});
    await client.connect();
    await database.drop();
    await expect(query(database.url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
    await client.end().catch(() => {});
  });

  it('is UTF-8 and sorts by code point, on every machine', async () => {
    const database = await createDatabase();
    expect(
      await query(
        database.url,
        'select encoding, datcollate from pg_database where datname = current_database()',
      ),
    ).toEqual([{ encoding: 6, datcollate: 'C.UTF-8' }]);
    await database.drop();
  });
});

describe('the test bus', () => {
  it('lets everything pass for who gives no name', async () => {
    const connection = await connect({ servers: natsUrl() });
    const subscription = connection.subscribe('anything', { max: 1 });
    connection.publish('anything', 'heard');
    for await (const message of subscription) expect(message.string()).toBe('heard');
    await connection.close();
  });
});
