import { flowGet, flowList, flowPublish, routePreview, type InputOf, type OutputOf } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { FlowNotFoundError } from '../domain/errors.js';
import { FlowRepository } from '../ports/flow-repository.js';
import { PreviewRoute } from '../use-cases/preview-route.js';
import { PublishFlow } from '../use-cases/publish-flow.js';
import { flowView, routeView } from './views.js';

@RpcController()
export class FlowRpc {
  constructor(
    private readonly publishing: PublishFlow,
    private readonly previewing: PreviewRoute,
    private readonly flows: FlowRepository,
  ) {}

  @Rpc(flowPublish)
  async publish(
    input: InputOf<typeof flowPublish>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof flowPublish>> {
    return flowView(await this.publishing.execute(input, request.context));
  }

  @Rpc(flowGet)
  async get(input: InputOf<typeof flowGet>, request: RpcRequest): Promise<OutputOf<typeof flowGet>> {
    const flow = await this.flows.find(request.caller.districtId, input.key, input.version);
    if (!flow) throw new FlowNotFoundError(input.key);
    return flowView(flow);
  }

  @Rpc(flowList)
  async list(input: InputOf<typeof flowList>, request: RpcRequest): Promise<OutputOf<typeof flowList>> {
    const { flows, next } = await this.flows.list(request.caller.districtId, input);
    return { rows: flows.map(flowView), next };
  }

  @Rpc(routePreview)
  async preview(
    input: InputOf<typeof routePreview>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof routePreview>> {
    const { nodes, ...flow } = await this.previewing.execute(input, request.context);
    return { ...flow, nodes: nodes.map(routeView) };
  }
}
