import { instanceGet, instanceList, instanceWithdraw, type InputOf, type OutputOf } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { InstanceNotFoundError } from '../domain/errors.js';
import { InstanceDirectory } from '../ports/instance-directory.js';
import { WithdrawInstance } from '../use-cases/withdraw-instance.js';

@RpcController()
export class InstanceRpc {
  constructor(
    private readonly instances: InstanceDirectory,
    private readonly withdrawing: WithdrawInstance,
  ) {}

  @Rpc(instanceGet)
  async get(input: InputOf<typeof instanceGet>, request: RpcRequest): Promise<OutputOf<typeof instanceGet>> {
    const instance = await this.instances.get(input.instanceId, request.caller);
    if (!instance) throw new InstanceNotFoundError();
    return instance;
  }

  @Rpc(instanceList)
  async list(
    input: InputOf<typeof instanceList>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof instanceList>> {
    return await this.instances.list(input, request.caller);
  }

  @Rpc(instanceWithdraw)
  async withdraw(
    input: InputOf<typeof instanceWithdraw>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof instanceWithdraw>> {
    return await this.withdrawing.execute(input.instanceId, request.context);
  }
}
