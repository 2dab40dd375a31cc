/**
 * Makes the database, its schemas and its roles as roles.json describes them. For every schema there is an
 * owner, which only migrations use, and roles of running services, which may read and write rows
 * and nothing else. Repeating it is harmless; passwords are set anew each time.
 *
 * As a program: DATABASE_ADMIN_URL names the database to prepare, POSTGRES_PASSWORD_<ROLE> the passwords.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client, escapeIdentifier as quoted } from 'pg';

export const ROLES = JSON.parse(readFileSync(new URL('./roles.json', import.meta.url), 'utf8'));

/** Every role that logs in, owners first: `['organization_owner', …, 'organization', …]`. */
export const LOGIN_ROLES = [
  ...ROLES.schemas.map(({ owner }) => owner),
  ...new Set(ROLES.schemas.flatMap(({ roles }) => roles)),
];

/**
 * @param {{ adminUrl: string, passwords: Readonly<Record<string, string>> }} options `adminUrl`: of the
 *   database to prepare, as a role that may make databases and roles; `passwords`: by role
 */
export async function applyRoles({ adminUrl, passwords }) {
  await makeDatabase(adminUrl);
  await withClient(adminUrl, async (client) => {
    await client.query('begin');
    // Two deploy steps at once would both find a role missing.
    await client.query("select pg_advisory_xact_lock(hashtextextended('guantong:roles', 0))");
    for (const role of LOGIN_ROLES) await makeRole(client, role, passwords[role]);
    await client.query(restrictDatabase(new URL(adminUrl).pathname.slice(1)));
    for (const name of ROLES.extensions) await client.query(`create extension if not exists ${quoted(name)}`);
    for (const entry of ROLES.schemas) await makeSchema(client, entry);
    await client.query('commit');
  });
}

async function makeDatabase(adminUrl) {
  const url = new URL(adminUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  await withClient(url.href, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${quoted(name)} encoding 'UTF8' template template0`);
  });
}

async function makeRole(client, role, password) {
  if (!password) throw new Error(`There is no password for the role ${role}`);
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (!rowCount) await client.query(`create role ${quoted(role)} login`);
  // A password cannot be bound as a parameter of this statement.
  await client.query(`alter role ${quoted(role)} login password ${client.escapeLiteral(password)}`);
  const isOwner = ROLES.schemas.some(({ owner }) => owner === role);
  for (const [name, value] of Object.entries(ROLES.settings[isOwner ? 'owner' : 'role'])) {
    await client.query(`alter role ${quoted(role)} set ${quoted(name)} = ${client.escapeLiteral(value)}`);
  }
}

function restrictDatabase(name) {
  const owners = ROLES.schemas.map(({ owner }) => quoted(owner)).join(', ');
  return [
    `revoke all on database ${quoted(name)} from public`,
    `grant connect on database ${quoted(name)} to ${LOGIN_ROLES.map(quoted).join(', ')}`,
    // `create schema if not exists` asks for this right even where the schema exists.
    `grant create on database ${quoted(name)} to ${owners}`,
    'revoke create on schema public from public',
  ].join(';\n');
}

async function makeSchema(client, { schema, owner, roles }) {
  const to = roles.map(quoted).join(', ');
  const byDefault = `alter default privileges for role ${quoted(owner)} in schema ${quoted(schema)}`;
  await client.query(`grant ${quoted(owner)} to current_user`);
  await client.query(`create schema if not exists ${quoted(schema)} authorization ${quoted(owner)}`);
  await client.query(`grant usage on schema ${quoted(schema)} to ${to}`);
  await client.query(`${byDefault} grant select, insert, update, delete on tables to ${to}`);
  await client.query(`${byDefault} grant usage, select on sequences to ${to}`);
  for (const role of [owner, ...(roles.length === 1 ? roles : [])]) {
    await client.query(`alter role ${quoted(role)} set search_path = ${quoted(schema)}, public`);
  }
}

async function withClient(connectionString, work) {
  const client = new Client({ connectionString, application_name: 'apply-roles' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const passwords = Object.fromEntries(
    LOGIN_ROLES.map((role) => [role, process.env[`POSTGRES_PASSWORD_${role.toUpperCase()}`]]),
  );
  await applyRoles({ adminUrl: process.env['DATABASE_ADMIN_URL'], passwords });
}
