import { PlatformError, type Reply, type RpcContract } from '#libs/contracts';
import { failureOf, uuidv7, type Failure } from '#libs/kernel';
import { traceIdOf, withLogFields, type Logger, type Metrics } from '#libs/observability';
import type { CallerTokenVerifier } from '../caller/caller-token-verifier.js';
import { admit } from './admission.js';
import { parseInput } from './parse-input.js';
import type { RpcMessage } from './rpc-message.js';
import type { RpcRequest } from './rpc-request.js';

export type RpcHandler = (input: unknown, request: RpcRequest) => Promise<unknown>;

interface RpcDoorParts {
  readonly verifier: CallerTokenVerifier;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Check what handlers answer, too: a view that breaks its contract is a bug. */
  readonly checkReplies: boolean;
}

/**
 * The one way into a service. In this order: readable at all, still in time, allowed, well-formed,
 * handled, answered. A failure is data in the reply; what nobody foresaw becomes `platform/internal-error`
 * with an id that is in the log, and never shows its own message.
 */
export class RpcDoor {
  constructor(private readonly parts: RpcDoorParts) {}

  async answer(contract: RpcContract, message: RpcMessage, handler: RpcHandler): Promise<Reply> {
    const stop = this.parts.metrics.rpcSeconds.startTimer({ subject: contract.subject });
    const { correlationId } = message;
    const traceId = traceIdOf(message.headers.traceparent);
    const reply = await withLogFields({ correlationId, ...(traceId ? { traceId } : {}) }, () =>
      this.handle(contract, message, handler).then(
        (ok): Reply => ({ ok }),
        (error: unknown): Reply => ({ failure: this.failureFor(contract, error) }),
      ),
    );
    const outcome = 'failure' in reply ? reply.failure.code : 'ok';
    this.parts.metrics.rpcAnswered.inc({ subject: contract.subject, outcome });
    stop();
    return reply;
  }

  private async handle(contract: RpcContract, message: RpcMessage, handler: RpcHandler): Promise<unknown> {
    if (message.unreadable) throw this.unreadable(contract, message);
    const admission = await admit(contract, message, this.parts.verifier);
    const input = parseInput(contract, message.payload);
    const view = await handler(input, admission.requestFor(input));
    if (view === undefined) throw new Error('the handler answered nothing');
    if (this.parts.checkReplies) this.assertKept(contract, view);
    return view;
  }

  private unreadable(contract: RpcContract, { unreadable }: RpcMessage): PlatformError {
    const reason = unreadable ?? 'no-request';
    this.parts.metrics.rpcUnreadable.inc({ reason });
    this.parts.logger.warn({ subject: contract.subject, reason }, 'a message is no request');
    return new PlatformError('platform/invalid-input', 'the message is not a request', { reason });
  }

  private assertKept(contract: RpcContract, view: unknown): void {
    const checked = contract.output.safeParse(view);
    if (checked.success) return;
    const paths = checked.error.issues
      .slice(0, 5)
      .map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`the answer breaks its contract at ${paths.join('; ')}`);
  }

  private failureFor(contract: RpcContract, error: unknown): Failure {
    const known = failureOf(error);
    if (known?.code === 'platform/caller-token-rejected') {
      this.parts.logger.warn({ ...known.details, subject: contract.subject }, 'a caller token was rejected');
    }
    if (known && known.kind !== 'bug') return { ...known, message: known.message.slice(0, 2000) };
    const errorId = uuidv7();
    this.parts.logger.error(
      { err: error, errorId, subject: contract.subject },
      'a request failed unforeseen',
    );
    return new PlatformError('platform/internal-error', 'the request failed', { errorId }).toFailure();
  }
}
