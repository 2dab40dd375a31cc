import { dispatchSupplement, type InputOf, unsignedUrge } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { SupplementDispatch } from '../use-cases/supplement-dispatch.js';
import { UrgeUnsigned } from '../use-cases/urge-unsigned.js';

/** What is done with the tasks of a directive after its issue. */
@RpcController()
export class DispatchRpc {
  constructor(
    private readonly supplementing: SupplementDispatch,
    private readonly urging: UrgeUnsigned,
  ) {}

  @Rpc(dispatchSupplement)
  supplement(input: InputOf<typeof dispatchSupplement>, request: RpcRequest) {
    return this.supplementing.execute(input, request.context);
  }

  @Rpc(unsignedUrge)
  urgeUnsigned(input: InputOf<typeof unsignedUrge>, request: RpcRequest) {
    return this.urging.execute(input, request.context);
  }
}
