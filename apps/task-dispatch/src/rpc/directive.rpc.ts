import {
  coverageReport,
  directiveClose,
  directiveGet,
  directiveList,
  directiveRegister,
  directiveSource,
  directiveWithdraw,
  type InputOf,
  type OutputOf,
  signOffRequest,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { CloseDirective } from '../use-cases/close-directive.js';
import { ReadDirective } from '../use-cases/read-directive.js';
import { RegisterDirective } from '../use-cases/register-directive.js';
import { RequestSignOff } from '../use-cases/request-sign-off.js';
import { WithdrawDirective } from '../use-cases/withdraw-directive.js';

@RpcController()
export class DirectiveRpc {
  constructor(
    private readonly registering: RegisterDirective,
    private readonly reading: ReadDirective,
    private readonly signingOff: RequestSignOff,
    private readonly withdrawing: WithdrawDirective,
    private readonly closing: CloseDirective,
  ) {}

  @Rpc(directiveRegister)
  register(input: InputOf<typeof directiveRegister>, request: RpcRequest) {
    return this.registering.execute(input, request.context);
  }

  @Rpc(directiveGet)
  get(input: InputOf<typeof directiveGet>, request: RpcRequest) {
    return this.reading.view(input.directiveId, request.caller);
  }

  @Rpc(directiveList)
  list(input: InputOf<typeof directiveList>, request: RpcRequest) {
    return this.reading.list(input, request.caller);
  }

  @Rpc(directiveSource)
  source(input: InputOf<typeof directiveSource>, request: RpcRequest) {
    return this.reading.source(input.directiveId, request.caller);
  }

  @Rpc(coverageReport)
  coverage(input: InputOf<typeof coverageReport>, request: RpcRequest) {
    return this.reading.coverage(input.directiveId, request.caller);
  }

  @Rpc(signOffRequest)
  requestSignOff(
    input: InputOf<typeof signOffRequest>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof signOffRequest>> {
    return this.signingOff.execute(input, request.context, request.call);
  }

  @Rpc(directiveWithdraw)
  withdraw(input: InputOf<typeof directiveWithdraw>, request: RpcRequest) {
    return this.withdrawing.execute(input, request.context);
  }

  @Rpc(directiveClose)
  close(input: InputOf<typeof directiveClose>, request: RpcRequest) {
    return this.closing.execute(input, request.context);
  }
}
