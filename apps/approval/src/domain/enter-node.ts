import { uuid5 } from '#libs/kernel';
import type { Approver } from './approver.js';
import type { Assignment, Instance, InstanceEvent } from './instance.js';
import type { RouteNode } from './route.js';

/** Ids of assignments are derived, so that the same start told twice opens the same assignments. */
const ASSIGNMENT_NAMESPACE = '6f1e4a52-7a0d-5c58-9b7e-0d3f7c1a9e07';

/**
 * Enters the first node of `ahead` that asks somebody; without one the matter is approved.
 * @param ahead the nodes not yet walked, freshly resolved, in order
 */
export function enterNext(
  instance: Pick<Instance, 'instanceId' | 'route' | 'purpose'>,
  ahead: readonly RouteNode[],
  now: Date,
): readonly InstanceEvent[] {
  const node = ahead.find((candidate) => candidate.skipped === null);
  if (!node) return [{ type: 'ended', state: 'approved', at: now }];
  const asked = node.mode === 'sequential' ? node.approvers.slice(0, 1) : node.approvers;
  return [
    { type: 'node-entered', nodeKey: node.key, route: withFresh(instance.route, ahead) },
    ...asked.map((person): InstanceEvent => ({
      type: 'assignment-opened',
      assignment: open(instance.instanceId, { node, person, now }),
    })),
  ];
}

/** In a sequential node: the assignment of the next person, or nothing when the last has decided. */
export function nextSlot(instance: Instance, node: RouteNode, now: Date): InstanceEvent | undefined {
  const asked = instance.assignments.filter((assignment) => assignment.nodeKey === node.key).length;
  const person = node.approvers[asked];
  return (
    person && { type: 'assignment-opened', assignment: open(instance.instanceId, { node, person, now }) }
  );
}

function open(
  instanceId: string,
  { node, person, now }: { node: RouteNode; person: Approver; now: Date },
): Assignment {
  return {
    assignmentId: uuid5(ASSIGNMENT_NAMESPACE, instanceId, node.key, person.personId),
    version: 1,
    nodeKey: node.key,
    nodeName: node.name,
    state: 'pending',
    person,
    openedAt: now,
    decidedAt: null,
    opinion: null,
    criterionId: null,
    resultLevel: null,
  };
}

function withFresh(route: readonly RouteNode[], ahead: readonly RouteNode[]): readonly RouteNode[] {
  const fresh = new Map(ahead.map((node) => [node.key, node]));
  return route.map((node) => fresh.get(node.key) ?? node);
}
