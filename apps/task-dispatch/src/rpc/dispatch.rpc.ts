import { dispatchSupplement, type InputOf } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { SupplementDispatch } from '../use-cases/supplement-dispatch.js';

@RpcController()
export class DispatchRpc {
  constructor(private readonly supplementing: SupplementDispatch) {}

  @Rpc(dispatchSupplement)
  supplement(input: InputOf<typeof dispatchSupplement>, request: RpcRequest) {
    return this.supplementing.execute(input, request.context);
  }
}
