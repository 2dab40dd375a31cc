import type { Duty } from '#libs/kernel';
import { type Condition } from './condition.js';
import {
  FlowNodeRepeatedError,
  FlowRuleIncompleteError,
  FlowWithoutUnconditionalNodeError,
} from './errors.js';

/** 会签: all must approve. 或签: the first decision wins. 依次: one after the other (domain.md §5). */
export type NodeMode = 'all' | 'any' | 'sequential';

export type SearchFrom = 'subject-unit' | 'parent-of-subject-unit' | 'named-unit';

/** Who is asked on a node, as data. */
export type ApproverRule =
  | { readonly by: 'persons'; readonly personIds: readonly string[] }
  | { readonly by: 'duty'; readonly duty: Duty; readonly at: SearchFrom; readonly unitId: string | null }
  | { readonly by: 'post'; readonly postId: string; readonly at: SearchFrom; readonly unitId: string | null };

export interface FlowNode {
  readonly key: string;
  readonly name: string;
  readonly mode: NodeMode;
  readonly approvers: ApproverRule;
  readonly condition: Condition | null;
  readonly onReject: 'end' | 'return-to-initiator';
  readonly duplicates: 'none' | 'consecutive' | 'first' | 'last';
  readonly fallbackPersonId: string | null;
}

/** A completion review is never decided by the one who submitted, nor by a machine, whatever else is configured. */
export type FlowPurpose = 'sign-off' | 'completion-review';

/** One published version of a flow; instances keep the version they started with. */
export interface Flow {
  readonly flowId: string;
  readonly districtId: string;
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly purpose: FlowPurpose;
  readonly ownerUnitId: string;
  readonly ownerPersonId: string;
  readonly nodes: readonly FlowNode[];
  readonly publishedAt: Date;
}

/**
 * What a flow must be before it can be published.
 * @throws FlowNodeRepeatedError, FlowRuleIncompleteError, FlowWithoutUnconditionalNodeError
 */
export function checkNodes(nodes: readonly FlowNode[]): void {
  const seen = new Set<string>();
  for (const node of nodes) {
    if (seen.has(node.key)) throw new FlowNodeRepeatedError(node.key);
    seen.add(node.key);
    checkRule(node);
  }
  // The default branch: whatever the conditions say, somebody is asked.
  if (!nodes.some((node) => node.condition === null)) throw new FlowWithoutUnconditionalNodeError();
}

function checkRule(node: FlowNode): void {
  const rule = node.approvers;
  if (rule.by !== 'persons' && (rule.at === 'named-unit') !== (rule.unitId !== null)) {
    throw new FlowRuleIncompleteError(node.key);
  }
}
