import { Injectable } from '@nestjs/common';
import type { Holders } from '../domain/approver.js';
import type { Variable } from '../domain/condition.js';
import type { Flow, FlowNode } from '../domain/flow.js';
import { nodesToResolve, resolveRoute, type RouteNode } from '../domain/route.js';
import { Directory } from '../ports/directory.js';

export interface RouteRequest {
  readonly flow: Pick<Flow, 'purpose' | 'ownerUnitId' | 'ownerPersonId'>;
  /** The nodes to resolve, in order: all of a flow, or those not yet walked. */
  readonly nodes: readonly FlowNode[];
  readonly variables: Readonly<Record<string, Variable>>;
  readonly subjectUnitId: string;
  readonly initiatorId: string;
  readonly approvedBefore: readonly (readonly string[])[];
  readonly correlationId: string;
}

/**
 * Asks organization who is there and lets the rules say who is asked. Preview, start and decision use
 * the same way, so that the preview is what then runs.
 */
@Injectable()
export class RouteFinder {
  constructor(private readonly directory: Directory) {}

  /** @throws NobodyToDecideError; `platform/unavailable` when organization is away */
  async find(request: RouteRequest): Promise<readonly RouteNode[]> {
    const asked = nodesToResolve(request.nodes, request.variables);
    const found = await Promise.all(
      asked.map(async (node) => [node.key, await this.holders(node, request)] as const),
    );
    return resolveRoute({
      purpose: request.flow.purpose,
      nodes: request.nodes,
      variables: request.variables,
      initiatorId: request.initiatorId,
      holders: new Map(found),
      approvedBefore: request.approvedBefore,
    });
  }

  /** The fallback and the owner are looked up only when the first level leaves nobody but the initiator. */
  private async holders(node: FlowNode, request: RouteRequest): Promise<Holders> {
    const { subjectUnitId, correlationId, flow } = request;
    const levels = await this.directory.levels({ rule: node.approvers, subjectUnitId, correlationId });
    const others = levels[0]?.holders.filter((holder) => holder.personId !== request.initiatorId) ?? [];
    if (others.length > 0) return { levels, fallback: null, flowOwner: null };
    const at = { unitId: flow.ownerUnitId, correlationId };
    const fallback = node.fallbackPersonId
      ? await this.directory.activePerson(node.fallbackPersonId, at)
      : null;
    return { levels, fallback, flowOwner: await this.directory.activePerson(flow.ownerPersonId, at) };
  }
}
