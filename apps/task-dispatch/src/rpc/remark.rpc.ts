import {
  directiveRemark,
  directiveRemarks,
  type InputOf,
  remarkList,
  remarkMake,
  taskRemarks,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { MakeRemark } from '../use-cases/make-remark.js';
import { ReadRemarks } from '../use-cases/read-remarks.js';
import { RemarkOnDirective } from '../use-cases/remark-on-directive.js';

/** What leaders say of tasks, of directives and of their items. */
@RpcController()
export class RemarkRpc {
  constructor(
    private readonly making: MakeRemark,
    private readonly onDirectives: RemarkOnDirective,
    private readonly reading: ReadRemarks,
  ) {}

  @Rpc(remarkMake)
  make(input: InputOf<typeof remarkMake>, request: RpcRequest) {
    return this.making.execute(input, request.context);
  }

  @Rpc(directiveRemark)
  onDirective(input: InputOf<typeof directiveRemark>, request: RpcRequest) {
    return this.onDirectives.execute(input, request.context);
  }

  @Rpc(taskRemarks)
  ofTask(input: InputOf<typeof taskRemarks>, request: RpcRequest) {
    return this.reading.ofTask(input, request.caller);
  }

  @Rpc(directiveRemarks)
  ofDirective(input: InputOf<typeof directiveRemarks>, request: RpcRequest) {
    return this.reading.ofDirective(input, request.caller);
  }

  @Rpc(remarkList)
  mine(input: InputOf<typeof remarkList>, request: RpcRequest) {
    return this.reading.mine(input, request.caller);
  }
}
