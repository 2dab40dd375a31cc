import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { identifier } from './sql-parameters.js';

/** One step of a schema. Expand first, contract a release later; never edited once merged (the hash is checked). */
export interface Migration {
  /** Sorts the steps: `0001-journal`, `0002-tasks`. */
  readonly name: string;
  /** SQL run with the service's schema as search path, in one transaction with its record. */
  readonly up: string;
}

export interface ServiceMigrations {
  /** Carried by the advisory lock, so that services sharing a database do not wait for each other. */
  readonly service: string;
  readonly schema: string;
  readonly migrations: readonly Migration[];
  /** The role the service itself runs as: gets read and write on the tables, nothing else. Must exist. */
  readonly role?: string;
  /** Tables to which `role` may only add. */
  readonly appendOnly?: readonly string[];
}

/** A merged migration was edited, or the database has one that this release does not know and sorts in between. */
export class MigrationHistoryError extends Error {
  override readonly name = 'MigrationHistoryError';
}

/**
 * Brings one service's schema up to date, as the owner role. Safe to run from several places at
 * once. Returns the names of the steps that were applied now.
 */
export async function runMigrations(url: string, service: ServiceMigrations): Promise<readonly string[]> {
  const client = new Client({ connectionString: url, application_name: `${service.service}-migrate` });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [
      `guantong:${service.service}:migrations`,
    ]);
    const applied = await applyMissing(client, service);
    await grant(client, service);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyMissing(client: Client, service: ServiceMigrations): Promise<readonly string[]> {
  const schema = identifier(service.schema);
  await client.query(`create schema if not exists ${schema}`);
  await client.query(`set search_path = ${schema}`);
  await client.query(`create table if not exists schema_migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp())`);
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migrations',
  );
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const applied: string[] = [];
  for (const migration of [...service.migrations].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isApplied(known, migration)) continue;
    await applyOne(client, migration);
    applied.push(migration.name);
  }
  return applied;
}

function isApplied(known: ReadonlyMap<string, string>, migration: Migration): boolean {
  const stored = known.get(migration.name);
  if (stored === undefined) return false;
  if (stored !== hashOf(migration)) {
    throw new MigrationHistoryError(`migration ${migration.name} was edited after it had been applied`);
  }
  return true;
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.up);
    await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [
      migration.name,
      hashOf(migration),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function hashOf(migration: Migration): string {
  return createHash('sha256').update(migration.up).digest('hex');
}

async function grant(client: Client, service: ServiceMigrations): Promise<void> {
  if (service.role === undefined) return;
  const [schema, role] = [identifier(service.schema), identifier(service.role)];
  await client.query(`grant usage on schema ${schema} to ${role}`);
  await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`);
  await client.query(`grant usage on all sequences in schema ${schema} to ${role}`);
  await client.query(`revoke insert, update, delete on schema_migrations from ${role}`);
  for (const table of service.appendOnly ?? ['journal']) {
    const { rows } = await client.query('select 1 from pg_tables where schemaname = $1 and tablename = $2', [
      schema,
      table,
    ]);
    if (rows.length > 0) await client.query(`revoke update, delete on ${identifier(table)} from ${role}`);
  }
}
