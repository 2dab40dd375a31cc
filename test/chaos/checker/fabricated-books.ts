import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, type TestDatabase } from '#libs/testing';
import { type Books, LINKS, openBooks } from '../books.mjs';

const SCHEMAS = {
  organization: 'organization',
  'task-dispatch': 'task_dispatch',
  approval: 'approval',
  notification: 'notification',
};

/** The real tables of all services, without what keeps them right: a book may be as wrong as a test wants it. */
export async function fabricatedBooks(): Promise<{ readonly database: TestDatabase; readonly books: Books }> {
  const database = await createDatabase();
  const books = await openBooks(database.url);
  for (const [app, schema] of Object.entries(SCHEMAS)) {
    const bare = withoutConstraints(readFileSync(join('apps', app, 'schema.sql'), 'utf8'));
    await books.rows(`create schema ${schema}; set search_path = ${schema}; ${bare}`);
  }
  await books.rows('set search_path = public');
  return { database, books };
}

function withoutConstraints(schema: string): string {
  const tables = schema.match(/^create table [^;]+;$/gm) ?? [];
  return tables
    .join('\n')
    .replaceAll(/^ {2}constraint [^;]*?(?=^ {2}\w|^\);)/gm, '')
    .replaceAll(' not null', '')
    .replaceAll(/,\s*\);/g, ');');
}

/** Writes rows of which only some columns matter. */
export function writerOf(books: Books) {
  const write = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    const values = Object.values(row).map((value) =>
      value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value,
    );
    await books.rows(
      `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) values (${places.join(', ')})`,
      values,
    );
  };
  /** A published fact in its owner's journal, settled by everybody who takes it. */
  const fact = async (owner: string, row: Record<string, unknown>) => {
    await write(`${owner}.journal`, { subject: 'evt', outcome: 'accepted', seq: 0, ...row });
    for (const { consumer, durable } of LINKS.filter((link) => link.owner === owner)) {
      const { district_id, fact_id } = row;
      await write(`${consumer}.receipts`, { district_id, consumer: durable, fact_id });
    }
  };
  return { write, fact };
}
