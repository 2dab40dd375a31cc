import { type InputOf, type OutputOf, taskDispatchAuditList } from '#libs/contracts';
import { AuditReader } from '#libs/journal';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';

@RpcController()
export class AuditRpc {
  constructor(private readonly audit: AuditReader) {}

  @Rpc(taskDispatchAuditList)
  async list(
    input: InputOf<typeof taskDispatchAuditList>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof taskDispatchAuditList>> {
    const { rows, next } = await this.audit.list({ ...input, districtId: request.caller.districtId });
    return { rows: rows.map((row) => ({ ...row, service: 'task-dispatch' })), next };
  }
}
