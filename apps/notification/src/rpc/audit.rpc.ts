import { notificationAuditList, type InputOf, type OutputOf } from '#libs/contracts';
import { AuditReader } from '#libs/journal';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';

@RpcController()
export class AuditRpc {
  constructor(private readonly audit: AuditReader) {}

  @Rpc(notificationAuditList)
  async list(
    input: InputOf<typeof notificationAuditList>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof notificationAuditList>> {
    const { rows, next } = await this.audit.list({ ...input, districtId: request.caller.districtId });
    return { rows: rows.map((row) => ({ ...row, service: 'notification' })), next };
  }
}
