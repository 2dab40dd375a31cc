import type { Caller, CommandContext } from '#libs/kernel';
import type { CallContext } from './call-context.js';

/** Everything about a request but its content, as a handler gets it. */
export interface RpcRequest {
  readonly caller: Caller;
  /** What a use case and the journal need to know of the command (or query). */
  readonly context: CommandContext;
  /** Nobody waits for the reply after this instant. */
  readonly deadline: Date;
  readonly token: string | null;
  /** To ask another service in the name of the same caller: hand it to `RpcClient.send`. Carries no idempotency key. */
  readonly call: CallContext;
}
