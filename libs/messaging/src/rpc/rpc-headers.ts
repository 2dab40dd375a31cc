import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { HEADERS } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { childTraceparent } from '#libs/observability';
import type { CallContext } from './call-context.js';

/** `until` in Unix milliseconds. */
export function headersFor(call: CallContext, until: number): MsgHdrs {
  const result = headers();
  if (call.token) result.set(HEADERS.token, call.token);
  if (call.idempotencyKey) result.set(HEADERS.idempotencyKey, call.idempotencyKey);
  if (call.expectedVersion !== undefined) result.set(HEADERS.expectedVersion, String(call.expectedVersion));
  result.set(HEADERS.correlationId, call.correlationId ?? uuidv7());
  result.set(HEADERS.deadline, String(until));
  result.set(HEADERS.traceparent, childTraceparent(call.traceparent));
  return result;
}
