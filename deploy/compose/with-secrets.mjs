/**
 * `node with-secrets.mjs <program> [arguments]`: runs a deploy step whose secrets are mounted as files. Every
 * `<NAME>_FILE` that names a file in SECRETS_DIR (default /run/secrets) becomes `<NAME>` with the file's
 * content, for the step alone.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const SECRETS_DIR = process.env['SECRETS_DIR'] ?? '/run/secrets';
const [program, ...args] = process.argv.slice(2);

const given = Object.entries(process.env).map(([name, value]) =>
  name.endsWith('_FILE') && value.startsWith(`${SECRETS_DIR}/`)
    ? [name.slice(0, -'_FILE'.length), readFileSync(value, 'utf8').trim()]
    : [name, value],
);
const child = spawn(process.execPath, [program, ...args], {
  env: Object.fromEntries(given),
  stdio: 'inherit',
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
