import { isIP } from 'node:net';
import { z } from 'zod';

/** A whole number written in digits; `''`, `1e3` and ` 5` are refused. */
export function wholeNumber(least: number, most: number) {
  const range = `expected a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, range)
    .transform(Number)
    .refine((value) => value >= least && value <= most, range);
}

/** A period of at most a day. */
export const milliseconds = wholeNumber(1, 86_400_000);

export const port = wholeNumber(0, 65_535);

/** `true` or `false`, and no other way to say it. */
export const flag = z
  .enum(['true', 'false'], { error: 'expected true or false' })
  .transform((value) => value === 'true');

export const text = z.string().min(1);

/** An address with one of these protocols, e.g. `postgres`. */
export function address(...protocols: readonly string[]) {
  const expected = `expected an address ${protocols.map((protocol) => `${protocol}://…`).join(' or ')}`;
  return z.string().refine((value) => {
    return URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1));
  }, expected);
}

/** Key material in base64, as one line. */
export const base64 = z.base64({ error: 'expected base64' }).min(32);

/** Names that stand for private ranges, as the HTTP server knows them. */
const RANGES = ['loopback', 'linklocal', 'uniquelocal'];

/** Addresses, networks (`10.0.0.0/8`) or names of private ranges, separated by commas. */
export const networks = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .refine(
    (parts) => parts.every((part) => RANGES.includes(part) || isNetwork(part)),
    `expected addresses, networks or ${RANGES.join(', ')}, separated by commas`,
  );

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  // Everything is no proxy: whoever trusts it believes what any stranger writes.
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128))
  );
}
