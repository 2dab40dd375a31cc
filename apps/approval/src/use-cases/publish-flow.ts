import { Injectable } from '@nestjs/common';
import { Clock, ID_NAMESPACES, uuid5, type CommandContext } from '#libs/kernel';
import { NotTheFlowOwnerError } from '../domain/errors.js';
import { checkNodes, type Flow, type FlowNode, type FlowPurpose } from '../domain/flow.js';
import { FlowRepository } from '../ports/flow-repository.js';

export interface FlowDraft {
  readonly key: string;
  readonly name: string;
  readonly purpose: FlowPurpose;
  readonly ownerUnitId: string;
  readonly nodes: readonly FlowNode[];
}

/** Publishes the next version of a flow for the unit in which the caller holds a post. */
@Injectable()
export class PublishFlow {
  constructor(
    private readonly flows: FlowRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws FlowNodeRepeatedError, FlowRuleIncompleteError, FlowWithoutUnconditionalNodeError, NotTheFlowOwnerError */
  async execute(draft: FlowDraft, context: CommandContext): Promise<Flow> {
    const { caller } = context;
    const { districtId, personId } = caller;
    return await this.flows.publish({ context, key: draft.key }, (newest) => {
      if (!caller.unitIds.includes(newest?.ownerUnitId ?? draft.ownerUnitId))
        throw new NotTheFlowOwnerError();
      if (!caller.unitIds.includes(draft.ownerUnitId)) throw new NotTheFlowOwnerError();
      checkNodes(draft.nodes);
      return {
        ...draft,
        flowId: newest?.flowId ?? uuid5(ID_NAMESPACES.approvalInstance, 'flow', districtId, draft.key),
        districtId,
        version: (newest?.version ?? 0) + 1,
        ownerPersonId: personId,
        publishedAt: this.clock.now(),
      };
    });
  }
}
