import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The secrets of one installation: a file each, readable by its owner alone, made when first asked for.
 *
 * @param {string} dataDir
 */
export function secretsIn(dataDir) {
  const folder = join(dataDir, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keep = (name, make) => {
    const path = join(folder, name);
    if (!existsSync(path)) writeFileSync(path, make(), { mode: 0o600, flag: 'wx' });
    return readFileSync(path, 'utf8');
  };
  return {
    /** 192 random bits; begins with a letter, which nats-server's configuration needs. */
    password: (name) => keep(name, () => `p${randomBytes(24).toString('hex')}`),
    /** By process: its private Ed25519 JWK in base64; `publicKeys`: the JWK set of all of them in base64. */
    callerKeys(processes) {
      const pairs = processes.map((name) => JSON.parse(keep(`caller-key-${name}`, () => newKey(name))));
      const publicKeys = pairs.map(({ kty, crv, x, kid, alg, use }) => ({ kty, crv, x, kid, alg, use }));
      return {
        privateKeys: Object.fromEntries(pairs.map((jwk) => [jwk.kid, inBase64(jwk)])),
        publicKeys: inBase64({ keys: publicKeys }),
      };
    },
  };
}

function newKey(name) {
  const { privateKey } = generateKeyPairSync('ed25519');
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: name, alg: 'EdDSA', use: 'sig' });
}

function inBase64(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}
