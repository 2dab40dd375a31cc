import { type InputOf, overviewGet, stuckList } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { ReadOverview } from '../use-cases/read-overview.js';

/** The leader's page. */
@RpcController()
export class OverviewRpc {
  constructor(private readonly reading: ReadOverview) {}

  @Rpc(overviewGet)
  overview(input: InputOf<typeof overviewGet>, request: RpcRequest) {
    return this.reading.overview(input, request.caller);
  }

  @Rpc(stuckList)
  stuck(input: InputOf<typeof stuckList>, request: RpcRequest) {
    return this.reading.stuck(input, request.caller);
  }
}
