import type { Approver, HolderLevel, Holders } from './approver.js';
import { holds, type Variable } from './condition.js';
import { NobodyToDecideError } from './errors.js';
import type { FlowNode, FlowPurpose, NodeMode } from './flow.js';

/** One node of a route: who is asked, or why nobody is. */
export interface RouteNode {
  readonly key: string;
  readonly name: string;
  readonly mode: NodeMode;
  readonly skipped: 'condition' | 'duplicate' | null;
  readonly approvers: readonly Approver[];
  readonly causes: readonly string[];
}

export interface RouteQuestion {
  readonly purpose: FlowPurpose;
  readonly nodes: readonly FlowNode[];
  readonly variables: Readonly<Record<string, Variable>>;
  readonly initiatorId: string;
  /** By node key, for every node whose condition holds. */
  readonly holders: ReadonlyMap<string, Holders>;
  /** Persons who have approved earlier nodes of the same instance, in order of the nodes. */
  readonly approvedBefore: readonly (readonly string[])[];
}

/** Nodes whose condition holds: the ones for which the organisation has to be asked. */
export function nodesToResolve(
  nodes: readonly FlowNode[],
  variables: Readonly<Record<string, Variable>>,
): readonly FlowNode[] {
  return nodes.filter((node) => holds(node.condition, variables));
}

/**
 * The route for these nodes. The order of the rules is fixed (domain.md §5): resolve → drop inactive →
 * empty → self, and empty once more → duplicate. Another order could name another person.
 * @throws NobodyToDecideError when a node leads to nobody, up to the owner of the flow
 */
export function resolveRoute(question: RouteQuestion): readonly RouteNode[] {
  const asked = question.nodes.map((node) =>
    holds(node.condition, question.variables) ? askedOn(node, question) : conditionNotMet(node),
  );
  return question.nodes.map((node, index) => withoutDuplicates(node, index, { asked, question }));
}

function conditionNotMet(node: FlowNode): RouteNode {
  return { key: node.key, name: node.name, mode: node.mode, skipped: 'condition', approvers: [], causes: [] };
}

function askedOn(node: FlowNode, question: RouteQuestion): RouteNode {
  const holders = question.holders.get(node.key) ?? { levels: [], fallback: null, flowOwner: null };
  const causes: string[] = [];
  const chain = substitutes(holders);
  for (const step of chain) {
    if (step.people.length === 0) {
      causes.push(`vacant: ${step.name}`);
      continue;
    }
    const others = step.people.filter((candidate) => candidate.personId !== question.initiatorId);
    if (others.length < step.people.length) causes.push(`initiator left out: ${step.name}`);
    if (others.length > 0) {
      return {
        key: node.key,
        name: node.name,
        mode: node.mode,
        skipped: null,
        approvers: named(others, step, chain),
        causes,
      };
    }
  }
  throw new NobodyToDecideError(node.key, causes);
}

interface Step {
  readonly name: string;
  readonly people: readonly Omit<Approver, 'standsInFor'>[];
}

/** Where to look, in order: the level named, the node's fallback, the levels above, the owner of the flow. */
function substitutes({ levels, fallback, flowOwner }: Holders): readonly Step[] {
  const [first, ...above] = levels.map((level: HolderLevel): Step => ({
    name: level.unitName,
    people: uniquePeople(level.holders),
  }));
  return [
    ...(first ? [first] : []),
    ...(fallback ? [{ name: fallback.name, people: [fallback] }] : []),
    ...above,
    ...(flowOwner ? [{ name: flowOwner.name, people: [flowOwner] }] : []),
  ];
}

function named(people: Step['people'], found: Step, chain: readonly Step[]): readonly Approver[] {
  const first = chain[0];
  const standsInFor = !first || first === found ? null : `${first.name} → ${found.name}`;
  return people.map((candidate) => ({ ...candidate, standsInFor }));
}

function uniquePeople<Person extends { readonly personId: string }>(
  people: readonly Person[],
): readonly Person[] {
  return [...new Map(people.map((candidate) => [candidate.personId, candidate])).values()];
}

/** A completion review asks everybody whom it names, however often; elsewhere the node's own setting holds. */
function withoutDuplicates(
  node: FlowNode,
  index: number,
  { asked, question }: { readonly asked: readonly RouteNode[]; readonly question: RouteQuestion },
): RouteNode {
  const own = asked[index]!;
  if (own.skipped || node.duplicates === 'none' || question.purpose === 'completion-review') return own;
  const before = [...question.approvedBefore, ...asked.slice(0, index).map(personIds)];
  const elsewhere = {
    consecutive: before.at(-1) ?? [],
    first: before.flat(),
    last: asked.slice(index + 1).flatMap(personIds),
  }[node.duplicates];
  const approvers = own.approvers.filter((candidate) => !elsewhere.includes(candidate.personId));
  const causes = own.approvers
    .filter((candidate) => elsewhere.includes(candidate.personId))
    .map((candidate) => `asked once: ${candidate.name}`);
  return {
    ...own,
    approvers,
    causes: [...own.causes, ...causes],
    skipped: approvers.length === 0 ? 'duplicate' : null,
  };
}

function personIds(node: RouteNode): readonly string[] {
  return node.approvers.map((candidate) => candidate.personId);
}
