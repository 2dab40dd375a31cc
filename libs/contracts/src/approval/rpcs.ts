import { z } from 'zod';
import { cursor, id, line, page, pageLimit, text, version, wanted } from '../wire/primitives.js';
import { command, query } from '../wire/rpc-contract.js';
import { approvalStart, flow, flowNode, instance, INSTANCE_STATES, queueRow, routeNode } from './views.js';

const DECISION_ERRORS = [
  'approval/assignment-not-found',
  'approval/assignment-closed',
  'approval/not-your-assignment',
  'approval/self-review',
  'approval/criterion-unknown',
  'approval/result-level-unknown',
  'approval/paused',
  'platform/stale-version',
];

export const flowPublish = command('approval', 'flow.publish', {
  summary: 'Publish the next version of a flow. Running instances keep the version they started with.',
  access: { anyOf: ['dispatch', 'supervise'] },
  input: z.strictObject({
    key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    name: line(80),
    purpose: z.enum(['sign-off', 'completion-review']),
    ownerUnitId: id(),
    nodes: z.array(flowNode).min(1).max(20),
  }),
  output: flow,
  errors: [
    'approval/flow-node-repeated',
    'approval/flow-rule-incomplete',
    'approval/not-the-flow-owner',
    'approval/flow-without-unconditional-node',
  ],
});

export const flowGet = query('approval', 'flow.get', {
  summary: 'The newest version of a flow, or a named one.',
  access: 'person',
  input: z.strictObject({ key: wanted(40), version: version().optional() }),
  output: flow,
  errors: ['approval/flow-not-found'],
});

export const flowList = query('approval', 'flow.list', {
  summary: 'The newest version of every flow, by key.',
  access: 'person',
  input: z.strictObject({ cursor: cursor().optional(), limit: pageLimit() }),
  output: page(flow),
});

export const routePreview = query('approval', 'route.preview', {
  summary:
    'The whole route as it would run for this start: who would be asked, who steps in for whom, what is skipped and why.',
  access: 'person',
  input: approvalStart.pick({ flowKey: true, subjectUnitId: true, initiator: true, variables: true }),
  output: z.strictObject({ flowKey: z.string(), flowVersion: version(), nodes: z.array(routeNode).max(20) }),
  errors: ['approval/flow-not-found', 'approval/nobody-to-decide'],
});

export const instanceGet = query('approval', 'instance.get', {
  summary:
    'One instance with its route and decisions, for its initiator, those asked, and supervisors of the subject unit.',
  access: 'person',
  input: z.strictObject({ instanceId: id() }),
  output: instance,
  errors: ['approval/instance-not-found'],
});

export const instanceList = query('approval', 'instance.list', {
  summary: 'Instances the caller may see, newest first.',
  access: 'person',
  input: z.strictObject({
    businessType: z.enum(['task', 'directive']).optional(),
    businessId: id().optional(),
    state: z.enum(INSTANCE_STATES).optional(),
    cursor: cursor().optional(),
    limit: pageLimit(),
  }),
  output: page(instance.omit({ route: true, assignments: true, decisionForm: true })),
});

export const instanceWithdraw = command('approval', 'instance.withdraw', {
  summary: 'The initiator takes the matter back, as long as nobody has acted on it.',
  access: 'person',
  input: z.strictObject({ instanceId: id(), reason: text(500).nullable().default(null) }),
  output: instance,
  errors: [
    'approval/instance-not-found',
    'approval/instance-ended',
    'approval/already-acted',
    'approval/not-the-initiator',
  ],
});

export const assignmentQueue = query('approval', 'assignment.list', {
  summary: 'What the caller has to decide (pending, oldest first) or has decided (newest first).',
  access: 'person',
  input: z.strictObject({
    view: z.enum(['pending', 'decided']).default('pending'),
    businessType: z.enum(['task', 'directive']).optional(),
    cursor: cursor().optional(),
    limit: pageLimit(),
  }),
  output: page(queueRow),
});

export const assignmentGet = query('approval', 'assignment.get', {
  summary: 'One assignment of the caller, open or not; those of others are not there.',
  access: 'person',
  input: z.strictObject({ assignmentId: id() }),
  output: queueRow,
  errors: ['approval/assignment-not-found'],
});

export const assignmentApprove = command('approval', 'assignment.approve', {
  summary: 'Approve. The version of the assignment that was shown must be named.',
  access: 'person',
  input: z.strictObject({
    assignmentId: id(),
    shownVersion: version(),
    opinion: text(1000).nullable().default(null),
    resultLevel: line(40).nullable().default(null),
  }),
  output: instance,
  errors: DECISION_ERRORS,
});

export const assignmentReject = command('approval', 'assignment.reject', {
  summary: 'Reject, always with a reason.',
  access: 'person',
  input: z.strictObject({
    assignmentId: id(),
    shownVersion: version(),
    reason: text(1000),
    criterionId: id().nullable().default(null),
  }),
  output: instance,
  errors: DECISION_ERRORS,
});

export const assignmentReturn = command('approval', 'assignment.return', {
  summary: 'Hand back to the initiator, with a reason; a completion review must cite a criterion.',
  access: 'person',
  input: z.strictObject({
    assignmentId: id(),
    shownVersion: version(),
    reason: text(1000),
    criterionId: id().nullable().default(null),
  }),
  output: instance,
  errors: [...DECISION_ERRORS, 'approval/criterion-required'],
});

export const assignmentDecideMany = command('approval', 'assignment.decide-many', {
  summary: 'Several decisions at once; each has its own result, none depends on another.',
  access: 'person',
  input: z.strictObject({
    decisions: z
      .array(
        z.discriminatedUnion('decision', [
          z.strictObject({
            decision: z.literal('approve'),
            assignmentId: id(),
            shownVersion: version(),
            opinion: text(1000).nullable().default(null),
            resultLevel: line(40).nullable().default(null),
          }),
          z.strictObject({
            decision: z.literal('return'),
            assignmentId: id(),
            shownVersion: version(),
            reason: text(1000),
            criterionId: id().nullable().default(null),
          }),
        ]),
      )
      .min(1)
      .max(100),
  }),
  output: z.strictObject({
    results: z.array(
      z.strictObject({
        assignmentId: id(),
        done: z.boolean(),
        code: z.string().nullable(),
        message: z.string().nullable(),
      }),
    ),
  }),
});
