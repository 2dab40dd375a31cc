import { type InputOf, taskAnswerExtension, taskAskExtension, taskWithdrawExtension } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { AnswerExtension } from '../use-cases/answer-extension.js';
import { AskExtension } from '../use-cases/ask-extension.js';
import { WithdrawExtension } from '../use-cases/withdraw-extension.js';

/** More time for a task: the unit asks, its issuer answers. */
@RpcController()
export class ExtensionRpc {
  constructor(
    private readonly asking: AskExtension,
    private readonly withdrawing: WithdrawExtension,
    private readonly answering: AnswerExtension,
  ) {}

  @Rpc(taskAskExtension)
  ask(input: InputOf<typeof taskAskExtension>, request: RpcRequest) {
    return this.asking.execute(input, request.context);
  }

  @Rpc(taskWithdrawExtension)
  withdraw(input: InputOf<typeof taskWithdrawExtension>, request: RpcRequest) {
    return this.withdrawing.execute(input, request.context);
  }

  @Rpc(taskAnswerExtension)
  answer(input: InputOf<typeof taskAnswerExtension>, request: RpcRequest) {
    return this.answering.execute(input, request.context);
  }
}
