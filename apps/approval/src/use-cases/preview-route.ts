import { Injectable } from '@nestjs/common';
import type { CommandContext } from '#libs/kernel';
import type { Variable } from '../domain/condition.js';
import { FlowNotFoundError } from '../domain/errors.js';
import type { RouteNode } from '../domain/route.js';
import { FlowRepository } from '../ports/flow-repository.js';
import { RouteFinder } from './route-finder.js';

export interface RoutePreview {
  readonly flowKey: string;
  readonly subjectUnitId: string;
  readonly initiator: { readonly personId: string };
  readonly variables: Readonly<Record<string, Variable>>;
}

/** Shows the whole route before anything is submitted. */
@Injectable()
export class PreviewRoute {
  constructor(
    private readonly flows: FlowRepository,
    private readonly routes: RouteFinder,
  ) {}

  /** @throws FlowNotFoundError, NobodyToDecideError */
  async execute(
    preview: RoutePreview,
    context: CommandContext,
  ): Promise<{ flowKey: string; flowVersion: number; nodes: readonly RouteNode[] }> {
    const flow = await this.flows.find(context.caller.districtId, preview.flowKey);
    if (!flow) throw new FlowNotFoundError(preview.flowKey);
    const nodes = await this.routes.find({
      flow,
      nodes: flow.nodes,
      variables: preview.variables,
      subjectUnitId: preview.subjectUnitId,
      initiatorId: preview.initiator.personId,
      approvedBefore: [],
      correlationId: context.correlationId,
    });
    return { flowKey: flow.key, flowVersion: flow.version, nodes };
  }
}
