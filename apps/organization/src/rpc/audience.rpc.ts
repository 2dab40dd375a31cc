import { audiencePreview, audienceResolve, holdersFind, type InputOf, type OutputOf } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { FindHolders } from '../use-cases/find-holders.js';
import { PreviewAudience } from '../use-cases/preview-audience.js';
import { ResolveAudience } from '../use-cases/resolve-audience.js';

@RpcController()
export class AudienceRpc {
  constructor(
    private readonly previewAudience: PreviewAudience,
    private readonly resolveAudience: ResolveAudience,
    private readonly findHolders: FindHolders,
  ) {}

  @Rpc(audiencePreview)
  preview(
    { rule }: InputOf<typeof audiencePreview>,
    { caller }: RpcRequest,
  ): Promise<OutputOf<typeof audiencePreview>> {
    return this.previewAudience.execute(rule, caller);
  }

  @Rpc(audienceResolve)
  resolve(
    input: InputOf<typeof audienceResolve>,
    { caller }: RpcRequest,
  ): Promise<OutputOf<typeof audienceResolve>> {
    return this.resolveAudience.execute(input, caller);
  }

  @Rpc(holdersFind)
  holders(input: InputOf<typeof holdersFind>, { caller }: RpcRequest): Promise<OutputOf<typeof holdersFind>> {
    return this.findHolders.execute(input, caller);
  }
}
