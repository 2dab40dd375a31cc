import { z } from 'zod';
import { duty } from '../organization/views.js';
import { id, instant, line, sha256, text, version, wanted } from '../wire/primitives.js';

/** Who is asked on a node, as data; resolved against the organisation when the node is previewed and entered. */
export const approverRule = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('persons'), personIds: z.array(id()).min(1).max(20) }),
  z.strictObject({
    by: z.literal('duty'),
    duty,
    /** Where the search begins: the unit the matter is about, the one above it, or a named unit. */
    at: z.enum(['subject-unit', 'parent-of-subject-unit', 'named-unit']),
    unitId: id().nullable().default(null),
  }),
  z.strictObject({
    by: z.literal('post'),
    postId: id(),
    at: z.enum(['subject-unit', 'parent-of-subject-unit', 'named-unit']),
    unitId: id().nullable().default(null),
  }),
]);
export type ApproverRule = z.output<typeof approverRule>;

/** A node is entered only when its condition holds for the variables of the start. */
export const condition = z.strictObject({
  variable: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  operator: z.enum(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in']),
  value: z.union([wanted(200), z.number(), z.boolean(), z.array(wanted(200)).max(50)]),
});

export const flowNode = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: line(60),
  /** 会签 all, 或签 any, 依次 sequential (domain.md §5). */
  mode: z.enum(['all', 'any', 'sequential']),
  approvers: approverRule,
  condition: condition.nullable().default(null),
  /** A reject ends the instance or hands it back to its initiator. */
  onReject: z.enum(['end', 'return-to-initiator']).default('end'),
  duplicates: z.enum(['none', 'consecutive', 'first', 'last']).default('none'),
  /** Asked when nobody is there, before the search goes up. */
  fallbackPersonId: id().nullable().default(null),
});
export type FlowNode = z.output<typeof flowNode>;

export const flow = z.strictObject({
  flowId: id(),
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: line(80),
  version: version(),
  /** A completion review is never self-approved and never passed by a machine, whatever else is configured. */
  purpose: z.enum(['sign-off', 'completion-review']),
  ownerUnitId: id(),
  ownerPersonId: id(),
  nodes: z.array(flowNode).min(1).max(20),
  publishedAt: instant(),
});

/** What a decision may say: the criteria a return must cite, the result levels an approval may give. */
export const decisionForm = z.strictObject({
  criteria: z.array(z.strictObject({ criterionId: id(), text: text(500) })).max(50),
  resultLevels: z.array(line(40)).max(10),
});

/** Starts an instance; travels inside the fact of the service that owns the matter. Approval sees type and id, nothing else. */
export const approvalStart = z.strictObject({
  /** uuid5(business type, business id, round): a repeated start is the same instance. */
  instanceId: id(),
  flowKey: wanted(40),
  businessType: z.enum(['task', 'directive']),
  businessId: id(),
  round: z.int().min(1),
  title: line(200),
  subjectUnitId: id(),
  initiator: z.strictObject({ personId: id(), name: line(64), unitId: id() }),
  variables: z.record(wanted(40), z.union([wanted(200), z.number(), z.boolean()])),
  decisionForm,
  /** SHA-256 of what is decided on; a decision stores it. */
  contentHash: sha256(),
  previousInstanceId: id().nullable(),
});
export type ApprovalStart = z.output<typeof approvalStart>;

export const approver = z.strictObject({
  personId: id(),
  name: line(64),
  unitId: id().nullable(),
  unitName: z.string().max(120).nullable(),
  postTitle: z.string().max(64).nullable(),
  /** Set when the one who should be asked is not there: "vacant: N → P". */
  standsInFor: z.string().max(200).nullable(),
});

/** One node of a route as it would run, with the causes of what was left out. */
export const routeNode = z.strictObject({
  key: z.string(),
  name: z.string(),
  mode: z.enum(['all', 'any', 'sequential']),
  skipped: z.enum(['condition', 'duplicate']).nullable(),
  approvers: z.array(approver),
  causes: z.array(z.string().max(200)).max(50),
});

export const ASSIGNMENT_STATES = [
  'waiting',
  'pending',
  'approved',
  'rejected',
  'returned',
  'transferred',
  'superseded',
  'skipped',
  'removed',
] as const;

export const INSTANCE_STATES = [
  'draft',
  'running',
  'approved',
  'rejected',
  'revoked',
  'terminated',
  'voided',
] as const;

export const assignment = z.strictObject({
  assignmentId: id(),
  version: version(),
  instanceId: id(),
  nodeKey: z.string(),
  nodeName: z.string(),
  state: z.enum(ASSIGNMENT_STATES),
  person: approver,
  openedAt: instant(),
  decidedAt: instant().nullable(),
  opinion: z.string().nullable(),
  criterionId: id().nullable(),
  resultLevel: z.string().nullable(),
});

export const instance = z.strictObject({
  instanceId: id(),
  version: version(),
  state: z.enum(INSTANCE_STATES),
  flowKey: z.string(),
  flowVersion: version(),
  businessType: z.enum(['task', 'directive']),
  businessId: id(),
  round: z.int().min(1),
  title: z.string(),
  subjectUnitId: id(),
  initiator: z.strictObject({ personId: id(), name: z.string(), unitId: id() }),
  decisionForm,
  contentHash: sha256(),
  previousInstanceId: id().nullable(),
  currentNodeKey: z.string().nullable(),
  route: z.array(routeNode),
  assignments: z.array(assignment),
  startedAt: instant(),
  endedAt: instant().nullable(),
});
export type InstanceView = z.output<typeof instance>;

/** A row of somebody's queue: enough to decide simple matters without opening more. */
export const queueRow = assignment.extend({
  title: z.string(),
  businessType: z.enum(['task', 'directive']),
  businessId: id(),
  round: z.int().min(1),
  subjectUnitId: id(),
  /** Null while the unit is not known here yet. */
  subjectUnitName: z.string().nullable().optional(),
  /** When the matter was handed in; `openedAt` is when it came to this person. */
  submittedAt: instant().optional(),
  initiatorName: z.string(),
  decisionForm,
  /** The reviewer's own light: how long it has waited for this person; null once it no longer does. */
  light: z.enum(['green', 'yellow', 'red']).nullable().optional(),
});
export type QueueRow = z.output<typeof queueRow>;
