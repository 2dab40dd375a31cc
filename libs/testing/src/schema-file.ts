import { readFile, writeFile } from 'node:fs/promises';
import { Client } from 'pg';

/**
 * Compares a migrated schema with the file that shows it to readers, and throws where they differ. With
 * UPDATE_SCHEMA=1 the file is written instead: `UPDATE_SCHEMA=1 npm run test:int -- apps/approval/test/schema`.
 *
 * @param url a database in which the service's migrations have run
 * @param file `apps/<service>/schema.sql`
 */
export async function expectSchemaFile(url: string, schema: string, file: string): Promise<void> {
  const actual = await describeSchema(url, schema);
  if (process.env['UPDATE_SCHEMA'] === '1') return await writeFile(file, actual);
  const written = await readFile(file, 'utf8').catch(() => '');
  if (written !== actual) {
    throw new Error(
      `${file} does not show the migrated schema; run the test with UPDATE_SCHEMA=1.\n\n${actual}`,
    );
  }
}

/** Tables with their columns and constraints, indexes and triggers of one schema, as readable SQL. */
async function describeSchema(url: string, schema: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set search_path = ${client.escapeIdentifier(schema)}`);
    const lines = async (query: string) =>
      (await client.query<{ line: string }>(query, [schema])).rows.map((row) => row.line);
    const parts = [await lines(TABLES), await lines(INDEXES), await lines(TRIGGERS)];
    return `-- Generated from the migrations; see docs/adding-a-command.md.\n\n${parts.flat().join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

const TABLES = `
select format(E'create table %I (\\n%s\\n);', c.relname, string_agg('  ' || part.line, E',\\n' order by part.kind, part.place, part.line)) as line
from pg_class c
join lateral (
  select 0 as kind, a.attnum::int as place,
    format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
      || case when a.attnotnull then ' not null' else '' end
      || case when a.attidentity <> '' then ' generated always as identity' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  union all
  select 1, case contype when 'p' then 0 when 'u' then 1 when 'f' then 2 else 3 end, format('constraint %I %s', conname, pg_get_constraintdef(oid))
  from pg_constraint where conrelid = c.oid and contype in ('p', 'u', 'f', 'c', 'x')
) part on true
where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
group by c.relname order by c.relname`;

const INDEXES = `
select replace(indexdef, schemaname || '.', '') || ';' as line from pg_indexes i
where schemaname = $1 and tablename <> 'schema_migrations'
  and not exists (select from pg_constraint where conname = i.indexname and connamespace = $1::regnamespace)
order by tablename, indexname`;

const TRIGGERS = `
select replace(pg_get_triggerdef(t.oid), $1 || '.', '') || ';' as line
from pg_trigger t join pg_class c on c.oid = t.tgrelid
where c.relnamespace = $1::regnamespace and not t.tgisinternal order by t.tgname`;
