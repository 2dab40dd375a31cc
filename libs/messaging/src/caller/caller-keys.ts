import { exportJWK, generateKeyPair, type JWK } from 'jose';

export const TOKEN_ALGORITHM = 'EdDSA';
export const TOKEN_AUDIENCE = 'guantong';
export const TOKEN_TYPE = 'guantong-caller+jwt';
export const TOKEN_SECONDS = 60;
/** Machines' clocks may differ by this much. */
export const CLOCK_TOLERANCE_SECONDS = 30;

export interface CallerKeys {
  /** By process name, what goes into its `CALLER_TOKEN_PRIVATE_KEY`. */
  readonly privateKeys: Readonly<Record<string, string>>;
  /** What goes into everybody's `CALLER_TOKEN_PUBLIC_KEYS`. */
  readonly publicKeys: string;
}

/** A fresh Ed25519 pair for each process; the key id is the process's name. */
export async function generateCallerKeys(names: readonly string[]): Promise<CallerKeys> {
  const privateKeys: Record<string, string> = {};
  const keys: JWK[] = [];
  for (const name of names) {
    const pair = await generateKeyPair(TOKEN_ALGORITHM, { crv: 'Ed25519', extractable: true });
    const marks = { kid: name, alg: TOKEN_ALGORITHM, use: 'sig' };
    privateKeys[name] = encode({ ...(await exportJWK(pair.privateKey)), ...marks });
    keys.push({ ...(await exportJWK(pair.publicKey)), ...marks });
  }
  return { privateKeys, publicKeys: encode({ keys }) };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

/** Throws an error that names the setting and never shows its value. */
export function decodeKeySetting(setting: string, value: string): Record<string, unknown> {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(value, 'base64').toString('utf8'));
    if (typeof decoded === 'object' && decoded !== null) return decoded as Record<string, unknown>;
  } catch {
    // Falls through: the parser's message would quote the key.
  }
  throw new Error(`${setting} is not the base64 form of a JSON object`);
}
