import { approvalAuditList, type InputOf, type OutputOf } from '#libs/contracts';
import { AuditReader } from '#libs/journal';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';

@RpcController()
export class AuditRpc {
  constructor(private readonly audit: AuditReader) {}

  @Rpc(approvalAuditList)
  async list(
    input: InputOf<typeof approvalAuditList>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof approvalAuditList>> {
    const { rows, next } = await this.audit.list({ ...input, districtId: request.caller.districtId });
    return { rows: rows.map((row) => ({ ...row, service: 'approval' })), next };
  }
}
