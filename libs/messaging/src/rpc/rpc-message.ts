import type { ConsumerDeserializer, IncomingRequest } from '@nestjs/microservices';
import type { Msg, MsgHdrs } from '@nats-io/transport-node';
import { HEADERS } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { isCorrelationId } from '#libs/observability';
import { assertHarmless, parseJson, UnreadableJsonError } from '../wire/safe-json.js';
import type { RpcRequest } from './rpc-request.js';

/** Why a message on an RPC subject is not a request. */
export type UnreadableReason = UnreadableJsonError['reason'] | 'no-request' | 'no-reply-subject';

/** A message as it came off the bus, before anything about it is believed. */
export class RpcMessage {
  constructor(
    readonly payload: unknown,
    readonly headers: Readonly<Partial<Record<keyof typeof HEADERS, string>>>,
    readonly unreadable: UnreadableReason | null = null,
  ) {}

  /** The sender's, or one of our own in place of one that could spoil logs. */
  get correlationId(): string {
    const given = this.headers.correlationId;
    this.ownCorrelationId ??= isCorrelationId(given) ? given : uuidv7();
    return this.ownCorrelationId;
  }

  private ownCorrelationId: string | null = null;

  /** Set by the door once the message has become a request; what the handler's parameters are taken from. */
  admitted: { readonly input: unknown; readonly request: RpcRequest } | null = null;
}

/**
 * Nest runs a request handler as an *event* when a message has no id, and answers nothing at all when
 * the payload does not parse. So every message gets an id here, and what cannot be read travels on as
 * an unreadable one that the door answers with a coded failure.
 */
export class RpcMessageDeserializer implements ConsumerDeserializer {
  deserialize(message: Msg, options: { channel: string }): IncomingRequest {
    const headers = headersOf(message.headers);
    const read = readBody(message, headers);
    return { id: read.id, pattern: options.channel, data: read.message };
  }
}

function readBody(message: Msg, headers: RpcMessage['headers']): { id: string; message: RpcMessage } {
  try {
    const body = parseJson(message.data);
    if (!isRequest(body)) return { id: '-', message: new RpcMessage(null, headers, 'no-request') };
    if (!message.reply) return { id: '-', message: new RpcMessage(null, headers, 'no-reply-subject') };
    assertHarmless(body.data);
    return { id: body.id, message: new RpcMessage(body.data, headers) };
  } catch (error) {
    const reason = error instanceof UnreadableJsonError ? error.reason : 'not-json';
    return { id: '-', message: new RpcMessage(null, headers, reason) };
  }
}

function isRequest(body: unknown): body is { id: string; data: unknown } {
  return (
    typeof body === 'object' &&
    body !== null &&
    'id' in body &&
    typeof body.id === 'string' &&
    body.id.length <= 64 &&
    'data' in body
  );
}

function headersOf(headers: MsgHdrs | undefined): RpcMessage['headers'] {
  const found: Partial<Record<keyof typeof HEADERS, string>> = {};
  for (const [name, header] of Object.entries(HEADERS)) {
    const value = headers?.get(header);
    if (value) found[name as keyof typeof HEADERS] = value;
  }
  return found;
}
