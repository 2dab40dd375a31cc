import { envelope, type Envelope, type FactContract } from '#libs/contracts';
import { ID_NAMESPACES, isUuid, uuid5 } from '#libs/kernel';
import { z } from 'zod';
import { sha256Of } from '../wire/canonical-json.js';
import { assertHarmless, parseJson } from '../wire/safe-json.js';
import type { FactDelivery } from './fact-source.js';
import type { ContractRegistry } from './registry.js';
import { parseTolerantly } from './tolerant-parse.js';

export interface ReadableFact {
  readonly delivery: FactDelivery;
  readonly contract: FactContract;
  readonly fact: Envelope;
  /** The envelope as it came, with fields that this release does not know. */
  readonly written: unknown;
}

export interface UnreadableFact {
  readonly delivery: FactDelivery;
  /** The envelope's own id, or one derived from the bytes: the same bytes always give the same. */
  readonly factId: string;
  readonly envelope: unknown;
  readonly reason: string;
}

/** Bytes → a fact that its contract would accept; everything else says why it is none. */
export function decodeFact(
  registry: ContractRegistry,
  delivery: FactDelivery,
): ReadableFact | UnreadableFact {
  let parsed: unknown;
  try {
    const read = parseJson(delivery.data);
    assertHarmless(read);
    // Only now: what is too deep cannot even be written as JSON again.
    parsed = read;
    return { delivery, ...accepted(registry, delivery.subject, parsed) };
  } catch (error) {
    return {
      delivery,
      factId: idIn(parsed) ?? uuid5(ID_NAMESPACES.fact, delivery.subject, contentKey(delivery.data)),
      envelope: storable(parsed, delivery.data),
      reason: error instanceof Error ? error.message.slice(0, 1000) : 'not readable',
    };
  }
}

/** The fact in a dead letter, should it have become readable meanwhile. Throws an error that says why not. */
export function decodeLetter(registry: ContractRegistry, letter: unknown): Envelope {
  const bytes = typeof letter === 'object' && letter !== null && 'base64' in letter ? letter.base64 : null;
  const parsed = typeof bytes === 'string' ? parseJson(Buffer.from(bytes, 'base64')) : letter;
  assertHarmless(parsed);
  return accepted(registry, null, parsed).fact;
}

function accepted(
  registry: ContractRegistry,
  subject: string | null,
  parsed: unknown,
): Omit<ReadableFact, 'delivery'> {
  const outer = fitting(envelope, parsed, 'the envelope does not fit');
  const contract = registry.facts.get(outer.type);
  if (!contract) throw new Error(`the type ${outer.type} is unknown here`);
  if (subject !== null && contract.subject !== subject)
    throw new Error(`the type ${contract.type} does not belong on ${subject}`);
  const data = fitting(contract.data, outer.data, `the data does not fit ${contract.type}`);
  return { contract, fact: { ...outer, data }, written: parsed };
}

function fitting<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  sentence: string,
): z.output<Schema> {
  try {
    return parseTolerantly(schema, value);
  } catch (error) {
    const reason = error instanceof z.ZodError ? `${sentence}: ${complaints(error.issues)}` : sentence;
    throw new Error(reason, { cause: error });
  }
}

function complaints(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  return issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.')} ${issue.message}`)
    .join('; ');
}

function idIn(parsed: unknown): string | undefined {
  const id = typeof parsed === 'object' && parsed !== null && 'id' in parsed ? parsed.id : undefined;
  return typeof id === 'string' && isUuid(id) ? id : undefined;
}

function contentKey(data: Uint8Array): string {
  return sha256Of(Buffer.from(data).toString('base64'));
}

/** jsonb refuses U+0000 and lone surrogates; such a letter, and what is no JSON, is kept as bytes. */
export function storable(parsed: unknown, data: Uint8Array): unknown {
  const text = parsed === undefined ? '\u0000' : JSON.stringify(parsed);
  return /\\u(?:0000|d[89a-f][0-9a-f]{2})/i.test(text) || text.includes('\u0000')
    ? { base64: Buffer.from(data).toString('base64') }
    : parsed;
}
