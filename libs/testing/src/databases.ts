import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly name: string;
  /** The superuser's address of it. */
  readonly url: string;
  /** Ends whatever is still connected to it and removes it. */
  drop(): Promise<void>;
}

/**
 * Makes an empty database, or a copy of a template that `templateDatabase` made.
 *
 * @param template name that `templateDatabase` answered
 */
export async function createDatabase(template?: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(async (client) => {
    await client.query(
      `create database ${name} ${template ? `template ${client.escapeIdentifier(template)}` : ''}`,
    );
  });
  return {
    name,
    url: databaseUrl(name),
    drop: () =>
      onServer(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

/**
 * Makes a database once per test run and migrates it; every further call, also from another Jest
 * worker, waits for that and answers the same name.
 *
 * @param name of the template: letters, digits and underscores
 * @param migrate gets the superuser's address of the new database; must have closed its connections
 */
export async function templateDatabase(
  name: string,
  migrate: (url: string) => Promise<void>,
): Promise<string> {
  await onServer(async (client) => {
    // A session lock of the server makes one worker do it and the others wait.
    await client.query('select pg_advisory_lock(hashtext($1))', [`template ${name}`]);
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [
      name,
    ]);
    if (rowCount) return;
    const identifier = client.escapeIdentifier(name);
    await client.query(`drop database if exists ${identifier} with (force)`);
    await client.query(`create database ${identifier}`);
    await migrate(databaseUrl(name));
    // Only a finished one is marked, so that a failed migration is not taken for one.
    await client.query('update pg_database set datistemplate = true where datname = $1', [name]);
  });
  return name;
}

/** The superuser's address of a database of the test server. */
export function databaseUrl(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error(
      'TEST_DATABASE_URL is not set: name the test *.int-spec.ts, so that Jest starts PostgreSQL',
    );
  return url;
}

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
