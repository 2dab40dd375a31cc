import { exportGet, exportGrant, exportList, exportRequest, type InputOf } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { ReadExports } from '../use-cases/read-exports.js';
import { RequestExport } from '../use-cases/request-export.js';

@RpcController()
export class ExportRpc {
  constructor(
    private readonly requesting: RequestExport,
    private readonly reading: ReadExports,
  ) {}

  @Rpc(exportRequest)
  request(input: InputOf<typeof exportRequest>, request: RpcRequest) {
    return this.requesting.execute(input, request.context);
  }

  @Rpc(exportGet)
  get(input: InputOf<typeof exportGet>, request: RpcRequest) {
    return this.reading.view(input.exportId, request.caller);
  }

  @Rpc(exportList)
  list(input: InputOf<typeof exportList>, request: RpcRequest) {
    return this.reading.list(input, request.caller);
  }

  @Rpc(exportGrant)
  grant(input: InputOf<typeof exportGrant>, request: RpcRequest) {
    return this.reading.grant(input.exportId, request.caller);
  }
}
