import { type InputOf, remarkList, remarkMake, taskRemarks } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { MakeRemark } from '../use-cases/make-remark.js';
import { ReadRemarks } from '../use-cases/read-remarks.js';

/** What leaders say of tasks. */
@RpcController()
export class RemarkRpc {
  constructor(
    private readonly making: MakeRemark,
    private readonly reading: ReadRemarks,
  ) {}

  @Rpc(remarkMake)
  make(input: InputOf<typeof remarkMake>, request: RpcRequest) {
    return this.making.execute(input, request.context);
  }

  @Rpc(taskRemarks)
  ofTask(input: InputOf<typeof taskRemarks>, request: RpcRequest) {
    return this.reading.ofTask(input, request.caller);
  }

  @Rpc(remarkList)
  mine(input: InputOf<typeof remarkList>, request: RpcRequest) {
    return this.reading.mine(input, request.caller);
  }
}
