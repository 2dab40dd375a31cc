import type { Approver } from './approver.js';
import type { Variable } from './condition.js';
import type { FlowNode, FlowPurpose } from './flow.js';
import type { RouteNode } from './route.js';

export type InstanceState =
  'draft' | 'running' | 'approved' | 'rejected' | 'revoked' | 'terminated' | 'voided';

export type AssignmentState =
  | 'waiting'
  | 'pending'
  | 'approved'
  | 'rejected'
  | 'returned'
  | 'transferred'
  | 'superseded'
  | 'skipped'
  | 'removed';

export interface DecisionForm {
  readonly criteria: readonly { readonly criterionId: string; readonly text: string }[];
  readonly resultLevels: readonly string[];
}

/** One person asked on one node. Its version rises only when it changes itself, so that colleagues do not outdate each other's page. */
export interface Assignment {
  readonly assignmentId: string;
  readonly version: number;
  readonly nodeKey: string;
  readonly nodeName: string;
  readonly state: AssignmentState;
  readonly person: Approver;
  readonly openedAt: Date;
  readonly decidedAt: Date | null;
  readonly opinion: string | null;
  readonly criterionId: string | null;
  readonly resultLevel: string | null;
}

/** The matter as its owner described it in the start. */
export interface Matter {
  readonly businessType: 'task' | 'directive';
  readonly businessId: string;
  readonly round: number;
  readonly title: string;
  readonly subjectUnitId: string;
  readonly initiator: { readonly personId: string; readonly name: string; readonly unitId: string };
  readonly variables: Readonly<Record<string, Variable>>;
  readonly decisionForm: DecisionForm;
  readonly contentHash: string;
  readonly previousInstanceId: string | null;
}

/** One run of a flow. The state is what `evolve` makes of its events, nothing else. */
export interface Instance extends Matter {
  readonly instanceId: string;
  readonly districtId: string;
  readonly state: InstanceState;
  readonly paused: boolean;
  readonly flowKey: string;
  readonly flowVersion: number;
  readonly purpose: FlowPurpose;
  readonly nodes: readonly FlowNode[];
  readonly currentNodeKey: string | null;
  readonly route: readonly RouteNode[];
  readonly assignments: readonly Assignment[];
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

export interface Decision {
  readonly assignmentId: string;
  readonly at: Date;
  readonly opinion: string | null;
  readonly criterionId: string | null;
  readonly resultLevel: string | null;
}

/** What can happen to an instance, in the order in which it happened. */
export type InstanceEvent =
  | {
      readonly type: 'started';
      readonly instance: Omit<Instance, 'state' | 'assignments' | 'currentNodeKey' | 'endedAt' | 'paused'>;
    }
  | { readonly type: 'node-entered'; readonly nodeKey: string; readonly route: readonly RouteNode[] }
  | { readonly type: 'assignment-opened'; readonly assignment: Assignment }
  | {
      readonly type: 'assignment-decided';
      readonly state: 'approved' | 'rejected' | 'returned';
      readonly decision: Decision;
    }
  | { readonly type: 'assignment-superseded'; readonly assignmentId: string; readonly at: Date }
  | { readonly type: 'ended'; readonly state: 'approved' | 'rejected' | 'voided'; readonly at: Date }
  | { readonly type: 'went-back-to-draft'; readonly at: Date };

/** The next state. Pure and total: an event that happened is never refused. */
export function evolve(instance: Instance | null, event: InstanceEvent): Instance {
  if (event.type === 'started') {
    return {
      ...event.instance,
      state: 'running',
      paused: false,
      assignments: [],
      currentNodeKey: null,
      endedAt: null,
    };
  }
  if (!instance) throw new TypeError(`An instance begins with "started", not with "${event.type}".`);
  switch (event.type) {
    case 'node-entered':
      return { ...instance, currentNodeKey: event.nodeKey, route: event.route };
    case 'assignment-opened':
      return { ...instance, assignments: [...instance.assignments, event.assignment] };
    case 'assignment-decided':
      return withAssignment(instance, event.decision.assignmentId, (assignment) => ({
        ...assignment,
        state: event.state,
        decidedAt: event.decision.at,
        opinion: event.decision.opinion,
        criterionId: event.decision.criterionId,
        resultLevel: event.decision.resultLevel,
      }));
    case 'assignment-superseded':
      return withAssignment(instance, event.assignmentId, (assignment) => ({
        ...assignment,
        state: 'superseded',
        decidedAt: event.at,
      }));
    case 'ended':
      return { ...instance, state: event.state, currentNodeKey: null, endedAt: event.at };
    case 'went-back-to-draft':
      return { ...instance, state: 'draft', currentNodeKey: null, endedAt: event.at };
  }
}

export function evolveAll(instance: Instance | null, events: readonly InstanceEvent[]): Instance | null {
  return events.reduce<Instance | null>((state, event) => evolve(state, event), instance);
}

function withAssignment(
  instance: Instance,
  assignmentId: string,
  change: (assignment: Assignment) => Assignment,
): Instance {
  return {
    ...instance,
    assignments: instance.assignments.map((assignment) =>
      assignment.assignmentId === assignmentId
        ? { ...change(assignment), version: assignment.version + 1 }
        : assignment,
    ),
  };
}
