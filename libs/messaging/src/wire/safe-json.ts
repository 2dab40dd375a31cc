/** Deeper data is refused: it costs stack and processor time wherever it is walked. */
export const MAX_JSON_DEPTH = 20;

const POISONED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** A message that is not JSON we take; `reason` is a word for counters. */
export class UnreadableJsonError extends Error {
  constructor(readonly reason: 'empty' | 'not-utf8' | 'not-json' | 'too-deep' | 'poisoned-key') {
    super(`the message is ${reason}`);
    this.name = 'UnreadableJsonError';
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes → value. Throws `UnreadableJsonError`. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new UnreadableJsonError('empty');
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new UnreadableJsonError('not-utf8');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableJsonError('not-json');
  }
}

/** Throws `UnreadableJsonError` for data deeper than 20 levels or with keys that pollute prototypes. Never recurses. */
export function assertHarmless(data: unknown): void {
  let level: object[] = isContainer(data) ? [data] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_JSON_DEPTH) throw new UnreadableJsonError('too-deep');
    const next: object[] = [];
    for (const container of level) collect(container, next);
    level = next;
  }
}

function collect(container: object, next: object[]): void {
  const isArray = Array.isArray(container);
  for (const [key, value] of Object.entries(container)) {
    if (!isArray && POISONED_KEYS.has(key)) throw new UnreadableJsonError('poisoned-key');
    if (isContainer(value)) next.push(value);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
