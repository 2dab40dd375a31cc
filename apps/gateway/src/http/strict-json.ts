import { PlatformError } from '#libs/contracts';
import { assertHarmless, parseJson, UnreadableJsonError } from '#libs/messaging';
import type { FastifyInstance } from 'fastify';

/**
 * Replaces Fastify's JSON parser by one that two readers cannot read differently: valid UTF-8, no key
 * twice, at most 20 levels, no key that pollutes prototypes (reliability.md D3, D7, D8, D10).
 */
export function readStrictJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, strictJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** @throws PlatformError `platform/invalid-input` */
export function strictJson(body: Buffer): unknown {
  try {
    const value = parseJson(body);
    assertHarmless(value);
    assertNoKeyTwice(body.toString('utf8'));
    return value;
  } catch (error) {
    if (!(error instanceof UnreadableJsonError)) throw error;
    throw new PlatformError('platform/invalid-input', 'The body is not JSON this platform takes.', {
      reason: error.reason,
    });
  }
}

/** Walks the tokens of valid JSON once; strings are told from keys by the colon that follows. */
function assertNoKeyTwice(text: string): void {
  const open: (Set<string> | null)[] = [];
  for (const { 0: token } of text.matchAll(/"(?:[^"\\]|\\.)*"\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token.endsWith(':')) remember(open.at(-1), JSON.parse(token.slice(0, -1)) as string);
  }
}

function remember(keys: Set<string> | null | undefined, key: string): void {
  if (!keys) return;
  if (keys.has(key)) {
    throw new PlatformError('platform/invalid-input', 'The body names a key twice.', {
      key: key.slice(0, 60),
    });
  }
  keys.add(key);
}
