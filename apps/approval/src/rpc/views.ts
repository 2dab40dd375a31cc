import type { flowGet, OutputOf, routePreview } from '#libs/contracts';
import type { Flow } from '../domain/flow.js';
import type { RouteNode } from '../domain/route.js';

/** The views of approval as its contracts name them, from what the rules work with. */
export function flowView(flow: Flow): OutputOf<typeof flowGet> {
  const { flowId, key, name, version, purpose, ownerUnitId, ownerPersonId, publishedAt } = flow;
  const nodes = flow.nodes as OutputOf<typeof flowGet>['nodes'];
  return {
    flowId,
    key,
    name,
    version,
    purpose,
    ownerUnitId,
    ownerPersonId,
    nodes,
    publishedAt: publishedAt.toISOString(),
  };
}

export function routeView(node: RouteNode): OutputOf<typeof routePreview>['nodes'][number] {
  return { ...node, approvers: [...node.approvers], causes: [...node.causes] };
}
