import type { InstanceView } from '#libs/contracts';
import type { StoredRow } from '#libs/journal';
import type { Assignment, Instance } from '../domain/instance.js';

type StoredAssignment = Omit<Assignment, 'openedAt' | 'decidedAt'> & {
  readonly openedAt: string;
  readonly decidedAt: string | null;
};

/** An instance as read: JSON columns parsed by pg, instants as Date. */
export type InstanceRow = StoredRow & {
  readonly assignments: readonly StoredAssignment[];
  readonly started_at: Date;
  readonly ended_at: Date | null;
} & { readonly [column: string]: unknown };

export function toInstance(row: StoredRow): Instance {
  const stored = row as InstanceRow;
  return {
    instanceId: stored.id,
    districtId: stored.district_id,
    state: stored['state'],
    paused: stored['paused'],
    businessType: stored['business_type'],
    businessId: stored['business_id'],
    round: stored['round'],
    title: stored['title'],
    subjectUnitId: stored['subject_unit_id'],
    initiator: stored['initiator'],
    flowKey: stored['flow_key'],
    flowVersion: stored['flow_version'],
    purpose: stored['purpose'],
    nodes: stored['nodes'],
    variables: stored['variables'],
    decisionForm: stored['decision_form'],
    contentHash: stored['content_hash'],
    previousInstanceId: stored['previous_instance_id'],
    currentNodeKey: stored['current_node_key'],
    route: stored['route'],
    assignments: stored.assignments.map(toAssignment),
    startedAt: stored.started_at,
    endedAt: stored.ended_at,
  } as Instance;
}

function toAssignment(stored: StoredAssignment): Assignment {
  return {
    ...stored,
    openedAt: new Date(stored.openedAt),
    decidedAt: stored.decidedAt === null ? null : new Date(stored.decidedAt),
  };
}

/** Columns of the instances table. */
export function toRow(instance: Instance): Record<string, unknown> {
  return {
    state: instance.state,
    paused: instance.paused,
    business_type: instance.businessType,
    business_id: instance.businessId,
    round: instance.round,
    title: instance.title,
    subject_unit_id: instance.subjectUnitId,
    initiator: instance.initiator,
    initiator_person_id: instance.initiator.personId,
    flow_key: instance.flowKey,
    flow_version: instance.flowVersion,
    purpose: instance.purpose,
    nodes: instance.nodes,
    variables: instance.variables,
    decision_form: instance.decisionForm,
    content_hash: instance.contentHash,
    previous_instance_id: instance.previousInstanceId,
    current_node_key: instance.currentNodeKey,
    route: instance.route,
    assignments: instance.assignments,
    started_at: instance.startedAt,
    ended_at: instance.endedAt,
  };
}

export function toAssignmentRow(instance: Instance, assignment: Assignment): Record<string, unknown> {
  return {
    district_id: instance.districtId,
    id: assignment.assignmentId,
    instance_id: instance.instanceId,
    version: assignment.version,
    state: assignment.state,
    person_id: assignment.person.personId,
    opened_at: assignment.openedAt,
    decided_at: assignment.decidedAt,
    assignment,
  };
}

export function toView(instance: Instance, version: number): InstanceView {
  const { districtId: _d, nodes: _n, variables: _v, paused: _p, purpose: _u, ...rest } = instance;
  return {
    ...rest,
    version,
    route: [...rest.route].map((node) => ({
      ...node,
      approvers: [...node.approvers],
      causes: [...node.causes],
    })),
    decisionForm: {
      criteria: [...rest.decisionForm.criteria],
      resultLevels: [...rest.decisionForm.resultLevels],
    },
    assignments: instance.assignments.map((assignment) => toAssignmentView(assignment, instance.instanceId)),
    startedAt: instance.startedAt.toISOString(),
    endedAt: instance.endedAt?.toISOString() ?? null,
  };
}

export function toAssignmentView(
  assignment: Assignment,
  instanceId: string,
): InstanceView['assignments'][number] {
  return {
    ...assignment,
    instanceId,
    openedAt: assignment.openedAt.toISOString(),
    decidedAt: assignment.decidedAt?.toISOString() ?? null,
  };
}
