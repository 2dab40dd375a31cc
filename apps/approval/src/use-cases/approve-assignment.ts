import { Injectable } from '@nestjs/common';
import type { InstanceView } from '#libs/contracts';
import { Clock, type CommandContext } from '#libs/kernel';
import { approve } from '../domain/decide.js';
import { AssignmentNotFoundError } from '../domain/errors.js';
import type { Instance } from '../domain/instance.js';
import type { RouteNode } from '../domain/route.js';
import { FlowRepository } from '../ports/flow-repository.js';
import { InstanceRepository } from '../ports/instance-repository.js';
import { RouteFinder } from './route-finder.js';

export interface Approval {
  readonly assignmentId: string;
  readonly shownVersion: number;
  readonly opinion: string | null;
  readonly resultLevel: string | null;
}

/** A person approves. Who comes next is asked of organization first, because no remote call may stand inside the change. */
@Injectable()
export class ApproveAssignment {
  constructor(
    private readonly instances: InstanceRepository,
    private readonly flows: FlowRepository,
    private readonly routes: RouteFinder,
    private readonly clock: Clock,
  ) {}

  async execute(approval: Approval, context: CommandContext): Promise<InstanceView> {
    const { districtId, personId } = context.caller;
    const seen = await this.instances.findByAssignment(districtId, approval.assignmentId);
    if (!seen) throw new AssignmentNotFoundError();
    const ahead = await this.ahead(seen, context);
    const command = { name: 'approval.approve-assignment', context, instanceId: seen.instanceId };
    return await this.instances.change(command, (instance) =>
      approve(instance, { ...approval, personId, ahead }, this.clock.now()),
    );
  }

  /** The nodes after the one this assignment belongs to, resolved as of now. */
  private async ahead(seen: Instance, context: CommandContext): Promise<readonly RouteNode[]> {
    const index = seen.nodes.findIndex((node) => node.key === seen.currentNodeKey);
    const nodes = seen.nodes.slice(index + 1);
    if (index < 0 || nodes.length === 0) return [];
    const flow = await this.flows.find(seen.districtId, seen.flowKey, seen.flowVersion);
    if (!flow) return [];
    return await this.routes.find({
      flow,
      nodes,
      variables: seen.variables,
      subjectUnitId: seen.subjectUnitId,
      initiatorId: seen.initiator.personId,
      approvedBefore: approvedByNode(seen, index, context.caller.personId),
      correlationId: context.correlationId,
    });
  }
}

/** Who has approved each node so far; the caller counts for the current one. */
function approvedByNode(
  seen: Instance,
  currentIndex: number,
  callerId: string,
): readonly (readonly string[])[] {
  return seen.nodes
    .slice(0, currentIndex + 1)
    .map((node, index) => [
      ...seen.assignments
        .filter((assignment) => assignment.nodeKey === node.key && assignment.state === 'approved')
        .map((assignment) => assignment.person.personId),
      ...(index === currentIndex ? [callerId] : []),
    ]);
}
