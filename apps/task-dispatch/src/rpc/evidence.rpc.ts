import { evidenceAttach, evidenceGrant, type InputOf } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { AttachEvidence } from '../use-cases/attach-evidence.js';
import { GrantEvidence } from '../use-cases/grant-evidence.js';

@RpcController()
export class EvidenceRpc {
  constructor(
    private readonly attaching: AttachEvidence,
    private readonly granting: GrantEvidence,
  ) {}

  @Rpc(evidenceAttach)
  attach(input: InputOf<typeof evidenceAttach>, request: RpcRequest) {
    return this.attaching.execute(input, request.context);
  }

  @Rpc(evidenceGrant)
  grant(input: InputOf<typeof evidenceGrant>, request: RpcRequest) {
    return this.granting.execute(input, request.caller);
  }
}
