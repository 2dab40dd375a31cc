import type { Flow } from '../source/flow.js';
import type { Node } from '../tree/node.js';

/** Which innermost item every character of the running text belongs to. */
export interface Owners {
  nodes: Node[];
  /** Index into `nodes` plus one; 0 outside every item. */
  of: Uint32Array;
}

export function findOwners(flow: Flow, roots: readonly Node[]): Owners {
  const owners: Owners = { nodes: [], of: new Uint32Array(flow.text.length) };
  const paint = (node: Node): void => {
    owners.nodes.push(node);
    owners.of.fill(owners.nodes.length, node.from, node.to);
    for (const child of node.children) paint(child);
  };
  for (const root of roots) paint(root);
  return owners;
}

export const ownerAt = (owners: Owners, at: number): Node | null => owners.nodes[owners.of[at]! - 1] ?? null;
