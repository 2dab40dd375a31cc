/**
 * `node deploy/compose/make-secrets.mjs [--district NAME] [--code CODE] [--out FOLDER]`: makes what
 * docker-compose.yml mounts, below `.data/compose`. What exists is kept, so repeating it is harmless.
 *
 * - `secrets/`: one file per secret, for its owner alone
 * - `mounted/`: the same as containers read it, in a folder that nobody else may enter
 * - `settings.env`: the district and the public keys, which are no secrets
 * - `founding.json`: the district and its three administrators; read it, change the names, then start
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { NATS_USERS } from '../local/nats.mjs';
import { secretsIn } from '../local/secrets.mjs';
import { LOGIN_ROLES } from '../postgres/apply-roles.mjs';

const PROCESSES = ['gateway', 'organization', 'task-dispatch', 'approval', 'notification'];
const DATABASE = 'postgres:5432/guantong';

const ADMINISTRATORS = [
  { name: '系统管理员', duties: ['administer-units'], login: 'sysadmin' },
  { name: '安全管理员', duties: ['administer-accounts'], login: 'secadmin' },
  { name: '审计员', duties: ['audit'], login: 'auditor' },
];

/**
 * @param {{ out: string, district: string, code: string }} options
 * @returns {string[]} the names of what containers read
 */
export function makeSecrets({ out, district, code }) {
  for (const folder of [out, join(out, 'mounted')]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secrets = secretsIn(out);
  const keys = secrets.callerKeys(PROCESSES);
  const mounted = mountedFiles(secrets, keys);
  // Containers run under several accounts, none of which owns the file; the folder keeps everyone else out.
  for (const [name, value] of Object.entries(mounted)) {
    const path = join(out, 'mounted', name);
    if (keep(path, () => value, 0o444) !== value)
      throw new Error(`${path} is not as in ${out}/secrets: remove it`);
  }
  const districtId = keep(join(out, 'district-id'), randomUUID);
  keep(join(out, 'settings.env'), () => settings({ districtId, publicKeys: keys.publicKeys }));
  keep(join(out, 'founding.json'), () => founding({ districtId, district, code }));
  return Object.keys(mounted);
}

function mountedFiles(secrets, keys) {
  const password = (role) => secrets.password(`postgres-${role}`);
  const address = (role) => `postgres://${role}:${password(role)}@${DATABASE}`;
  const owners = LOGIN_ROLES.filter((role) => role.endsWith('_owner'));
  const named = (prefix, names, valueOf) =>
    names.map((name) => [`${prefix}-${withHyphens(name)}`, valueOf(name)]);
  return Object.fromEntries([
    ['postgres-password', password('superuser')],
    ['database-admin-url', `postgres://postgres:${password('superuser')}@${DATABASE}`],
    ...named('postgres-password', LOGIN_ROLES, password),
    ...named(
      'database-url',
      LOGIN_ROLES.filter((role) => !owners.includes(role)),
      address,
    ),
    ...owners.map((role) => [
      `database-owner-url-${withHyphens(role.replace(/_owner$/, ''))}`,
      address(role),
    ]),
    ...named('nats-password', NATS_USERS, (user) => secrets.password(`nats-${user}`)),
    ...named('caller-key', PROCESSES, (name) => keys.privateKeys[name]),
    ...named('cursor-secret', PROCESSES.slice(1), (name) => secrets.password(`cursor-${name}`)),
  ]);
}

function settings({ districtId, publicKeys }) {
  return `DISTRICT_ID=${districtId}\nCALLER_TOKEN_PUBLIC_KEYS=${publicKeys}\n`;
}

function founding({ districtId, district, code }) {
  const administrators = ADMINISTRATORS.map((one) => ({
    ...one,
    postTitle: one.name,
    password: randomBytes(12).toString('base64url'),
  }));
  return `${JSON.stringify({ districtId, name: district, code, administrators }, null, 2)}\n`;
}

function keep(path, make, mode = 0o644) {
  if (!existsSync(path)) writeFileSync(path, make(), { mode });
  return readFileSync(path, 'utf8');
}

function withHyphens(name) {
  return name.replaceAll('_', '-');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = (value) => ({ type: 'string', default: value });
  const options = { district: text('示范区委'), code: text('GT'), out: text('.data/compose') };
  const { values } = parseArgs({ options });
  const out = resolve(values.out);
  const names = makeSecrets({ ...values, out });
  process.stdout.write(
    `${names.length} secrets in ${out}; the administrators' first passwords are in founding.json\n`,
  );
}
