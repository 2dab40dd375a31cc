/** A new Idempotency-Key: 128 random bits. `crypto.randomUUID` is missing in the oldest browsers that we serve. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The headers of a command. */
export const keyed = (key: string) => ({ 'Idempotency-Key': key });

/** The headers of a command on something that may have changed since it was shown. */
export const keyedFor = (key: string, version: number) => ({
  'Idempotency-Key': key,
  'If-Match': `"${version}"`,
});
