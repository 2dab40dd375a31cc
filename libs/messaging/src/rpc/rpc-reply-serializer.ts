import type { ConsumerSerializer, WritePacket } from '@nestjs/microservices';
import { PlatformError, type Reply } from '#libs/contracts';

/** Below NATS's 1 MB `max_payload`, over which a reply is never sent at all. */
export const MAX_PAYLOAD_BYTES = 900 * 1024;

interface NatsPayload {
  readonly data: string;
  readonly headers: undefined;
}

/** Whatever a handler gave, something goes out: a reply that cannot be sent becomes a coded failure. */
export class RpcReplySerializer implements ConsumerSerializer {
  constructor(private readonly onFault: (fault: string, error?: unknown) => void = () => undefined) {}

  serialize(packet: WritePacket & { id: string }): NatsPayload {
    const reply = packet.err === undefined ? (packet.response as Reply | undefined) : undefined;
    if (reply === undefined) {
      this.onFault('the pipeline gave no reply', packet.err);
      return this.encode(packet.id, internalError());
    }
    return this.encode(packet.id, reply);
  }

  private encode(id: string, reply: Reply): NatsPayload {
    let data: string;
    try {
      data = JSON.stringify({ id, response: reply, isDisposed: true });
    } catch (error) {
      this.onFault('a reply cannot be written as JSON', error);
      data = JSON.stringify({ id, response: internalError(), isDisposed: true });
    }
    if (Buffer.byteLength(data) > MAX_PAYLOAD_BYTES) {
      this.onFault('a reply is too large');
      const failure = new PlatformError('platform/payload-too-large', 'the reply is too large to be sent', {
        maxBytes: MAX_PAYLOAD_BYTES,
      }).toFailure();
      data = JSON.stringify({ id, response: { failure }, isDisposed: true });
    }
    return { data, headers: undefined };
  }
}

function internalError(): Reply {
  return { failure: new PlatformError('platform/internal-error', 'the request failed').toFailure() };
}
