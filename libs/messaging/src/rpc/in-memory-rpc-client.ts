import {
  PlatformError,
  type InputOf,
  type OutputOf,
  type RequestOf,
  type RpcContract,
} from '#libs/contracts';
import { failureOf } from '#libs/kernel';
import { isIdempotencyKey, type CallContext } from './call-context.js';
import { parseInput } from './parse-input.js';
import { RpcClient } from './rpc-client.js';
import { AnsweredFailureError } from './rpc-reply.js';

type Answer = (input: unknown, call: CallContext) => unknown;

/**
 * Other services, for tests: answers what it was told to, as strictly as the real ones. Input and view
 * are checked against the contract and travel as JSON; who is not told to answer is away.
 */
export class InMemoryRpcClient extends RpcClient {
  private readonly answers = new Map<string, Answer>();

  answer<Contract extends RpcContract>(
    contract: Contract,
    answer: (input: InputOf<Contract>, call: CallContext) => OutputOf<Contract> | Promise<OutputOf<Contract>>,
  ): this {
    this.answers.set(contract.subject, answer as Answer);
    return this;
  }

  async send<Contract extends RpcContract>(
    contract: Contract,
    input: RequestOf<Contract>,
    call: CallContext,
  ): Promise<OutputOf<Contract>> {
    if (contract.kind === 'command' && !isIdempotencyKey(call.idempotencyKey)) {
      throw new PlatformError('platform/idempotency-key-required', 'a command needs an idempotency key');
    }
    if (call.deadline && call.deadline.getTime() <= Date.now()) {
      throw new PlatformError('platform/deadline-exceeded', 'no time is left to ask');
    }
    const answer = this.answers.get(contract.subject);
    if (!answer) throw new PlatformError('platform/unavailable', 'nobody answers there');
    try {
      const view = await answer(parseInput(contract, overTheWire(input)), call);
      return overTheWire(contract.output.parse(view)) as OutputOf<Contract>;
    } catch (error) {
      throw new AnsweredFailureError(
        failureOf(error) ?? new PlatformError('platform/internal-error', 'the request failed').toFailure(),
      );
    }
  }

  async callAsService(service: string, correlationId: string): Promise<CallContext> {
    return { token: `a token of ${service}`, correlationId };
  }
}

function overTheWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
