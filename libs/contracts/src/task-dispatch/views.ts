import { z } from 'zod';
import { audienceRule, responsiblePerson } from '../organization/views.js';
import { day, id, instant, line, sha256, text, unitPath, version } from '../wire/primitives.js';
import { openExtension } from './extension-view.js';
import { overBudget } from './over-budget.js';

export const DIRECTIVE_STATES = [
  'draft',
  'in-sign-off',
  'issued',
  'closed',
  'withdrawn',
  'superseded',
] as const;

export const TASK_STATES = [
  'dispatched',
  'declined',
  'in-progress',
  'in-review',
  'suspended',
  'closed',
  'cancelled',
  'handed-over',
] as const;
export const taskState = z.enum(TASK_STATES);
export type TaskState = z.output<typeof taskState>;

export const ITEM_KINDS = ['task', 'principle', 'prohibition', 'background', 'call'] as const;

/** How an item ends; nothing in the text is dropped silently (domain.md §3). */
export const ITEM_OUTCOMES = ['undecided', 'task', 'guidance', 'for-information', 'no-action'] as const;

/** `[start, end)` in UTF-16 code units of the source text. */
export const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });

export const criterion = z.strictObject({ criterionId: id(), text: text(500) });

/** A date means the end of that day, Asia/Shanghai; `hard` dates stay put on non-working days (防火、安全、值班). */
export const due = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), day: day(), hard: z.boolean().default(false) }),
  /** So many working days after dispatch. */
  z.strictObject({ kind: z.literal('working-days'), days: z.int().min(1).max(250) }),
  /** The default of the document's kind: documents 30, meeting points 20 calendar days. */
  z.strictObject({ kind: z.literal('default') }),
]);

/** A figure a report is asked for. */
export const figureAsked = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  label: line(80),
  unit: line(20),
});

/** What a report must bring beyond words; default none, and asking for it needs a reason (domain.md §6.1). */
export const evidenceAsked = z.strictObject({
  files: z.boolean(),
  figures: z.array(figureAsked).max(20),
  reason: text(300).nullable(),
});

export const sponsor = z.strictObject({ personId: id(), name: line(64) });

export const item = z.strictObject({
  itemId: id(),
  directiveId: id(),
  parentItemId: id().nullable(),
  path: z.string().max(60),
  level: z.int().min(1).max(12),
  span,
  marker: z.string().nullable(),
  heading: z.string().nullable(),
  body: z.string(),
  kind: z.enum(ITEM_KINDS),
  outcome: z.enum(ITEM_OUTCOMES),
  outcomeReason: z.string().nullable(),
  matter: z.string().nullable(),
  sponsor: sponsor.nullable(),
  criteria: z.array(criterion),
  due: due.nullable(),
  urgent: z.boolean(),
  oversight: z.enum(['macro', 'micro']),
  evidence: evidenceAsked,
  audience: audienceRule.nullable(),
  reviewFlowKey: z.string().nullable(),
  resultLevels: z.array(line(40)).max(10),
  /** Which values the machine proposed and which a person set: field name → who. */
  setBy: z.record(z.string(), z.enum(['machine', 'person'])),
  confidence: z.number().min(0).max(1),
  flags: z.array(z.string()),
});
export type ItemView = z.output<typeof item>;

/** What an official may set on an item of a draft; a field left out stays as it is. */
export const itemChanges = z.strictObject({
  kind: z.enum(ITEM_KINDS).optional(),
  outcome: z.enum(ITEM_OUTCOMES).optional(),
  outcomeReason: text(500).nullable().optional(),
  matter: line(60).nullable().optional(),
  sponsor: sponsor.nullable().optional(),
  criteria: z.array(text(500)).max(20).optional(),
  due: due.nullable().optional(),
  urgent: z.boolean().optional(),
  oversight: z.enum(['macro', 'micro']).optional(),
  evidence: evidenceAsked.optional(),
  audience: audienceRule.nullable().optional(),
  reviewFlowKey: z.string().max(40).nullable().optional(),
  resultLevels: z.array(line(40)).max(10).optional(),
});

/** One change of how a draft is taken apart. Offsets count UTF-16 code units of the source text. */
export const structureEdit = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('split'), itemId: id(), at: z.int().min(1) }),
  /** Siblings in the order of the text, with nothing between them. */
  z.strictObject({ op: z.literal('merge'), itemIds: z.array(id()).min(2).max(20) }),
  /** Below its elder sibling. */
  z.strictObject({ op: z.literal('indent'), itemId: id() }),
  /** Beside its parent; younger siblings follow as its children. */
  z.strictObject({ op: z.literal('outdent'), itemId: id() }),
  z.strictObject({ op: z.literal('set-kind'), itemId: id(), kind: z.enum(ITEM_KINDS) }),
]);

export const ITEM_VERSION_CHANGES = ['same', 'moved', 'reworded', 'added', 'removed'] as const;

/** What became of an item when its directive's text was replaced. */
export const itemVersionChange = z.strictObject({
  itemId: id(),
  change: z.enum(ITEM_VERSION_CHANGES),
  /** 1 for the same words, 0 for a removed or added item. */
  similarity: z.number().min(0).max(1),
  /** Old words and new ones of a reworded item; null where they are too many to show. */
  diff: z.array(z.strictObject({ op: z.enum(['keep', 'delete', 'insert']), text: z.string() })).nullable(),
});

/** An item of another directive in force that asks nearly the same of units of the audience. */
export const nearDuplicate = z.strictObject({
  directiveId: id(),
  directiveTitle: z.string(),
  registerNumber: z.string().nullable(),
  itemId: id(),
  path: z.string(),
  excerpt: z.string(),
  /** Of all three-character sequences of both, the share that both have. */
  similarity: z.number().min(0).max(1),
  /** Units of the audience that have an open task of it. */
  units: z.int().min(1),
});

export const directive = z.strictObject({
  directiveId: id(),
  version: version(),
  state: z.enum(DIRECTIVE_STATES),
  title: line(200),
  docType: z.enum(['speech', 'notice', 'plan', 'workpoints', 'minutes', 'circular', 'other']),
  docNumber: z.string().nullable(),
  /** Number in the ledger, given when it is issued: `2026-0007`. */
  registerNumber: z.string().nullable(),
  issuerUnitId: id(),
  issuerUnitName: z.string(),
  drafter: z.strictObject({ personId: id(), name: z.string() }),
  source: z.strictObject({
    fileName: z.string().nullable(),
    textSha256: sha256(),
    length: z.int(),
    decodedFrom: z.string(),
  }),
  signOff: z
    .strictObject({
      instanceId: id(),
      round: z.int(),
      flowKey: z.string(),
      starting: z.boolean(),
      firstAsked: z.array(z.string()),
      overBudget: overBudget.optional(),
    })
    .nullable(),
  returned: z
    .strictObject({ how: z.string(), reason: z.string().nullable(), byName: z.string().nullable() })
    .nullable(),
  items: z.strictObject({
    total: z.int(),
    undecided: z.int(),
    task: z.int(),
    guidance: z.int(),
    forInformation: z.int(),
    noAction: z.int(),
  }),
  dispatch: z
    .strictObject({ items: z.int(), targets: z.int(), created: z.int(), finished: z.boolean() })
    .nullable(),
  registeredAt: instant(),
  issuedAt: instant().nullable(),
  actions: z.array(z.string()),
});
export type DirectiveView = z.output<typeof directive>;

export const lightColour = z.enum(['green', 'yellow', 'red']);

export const task = z.strictObject({
  taskId: id(),
  version: version(),
  state: taskState,
  directiveId: id(),
  directiveTitle: z.string(),
  itemId: id(),
  itemPath: z.string(),
  /** The requirement in the source's own words. */
  requirement: z.string(),
  parentTaskId: id().nullable(),
  unitId: id(),
  unitName: z.string(),
  unitPath: unitPath(),
  issuerUnitId: id(),
  issuerUnitName: z.string().optional(),
  /** The drafter or, for a re-dispatched task, the person who passed it on. */
  contactPersonId: id(),
  /** Null for a task that is older than the keeping of this name. */
  contactName: z.string().nullable().optional(),
  responsible: responsiblePerson.nullable(),
  role: z.enum(['lead', 'co']),
  urgent: z.boolean(),
  criteria: z.array(criterion),
  evidence: evidenceAsked,
  resultLevels: z.array(z.string()),
  dispatchedAt: instant(),
  signForDueAt: instant(),
  signedForAt: instant().nullable(),
  dueAt: instant(),
  /** `dueAt` plus the working time that others held the clock. */
  effectiveDueAt: instant(),
  clockHolder: z.enum(['unit', 'issuer', 'reviewer', 'nobody']),
  light: lightColour.nullable(),
  late: z.boolean(),
  round: z.int().min(0),
  /** While in review: the instance and whom it waits for; `starting` until approval has answered. */
  review: z
    .strictObject({ instanceId: id(), starting: z.boolean(), waitsFor: z.array(z.string()) })
    .nullable(),
  returned: z
    .strictObject({ reason: z.string(), criterionId: id().nullable(), round: z.int(), byName: z.string() })
    .nullable(),
  /** Why the last submission does not stand: its review could not start, or the unit took it back. */
  undone: z
    .strictObject({
      how: z.enum(['start-refused', 'taken-back']),
      reason: z.string().nullable(),
      at: instant(),
    })
    .nullable(),
  declined: z.strictObject({ reason: z.string(), at: instant() }).nullable(),
  ended: z
    .strictObject({ reason: z.string().nullable(), at: instant(), resultLevel: z.string().nullable() })
    .nullable(),
  children: z.strictObject({ total: z.int(), open: z.int() }),
  /** The request for more time that waits for the issuer's answer; its clock is the issuer's. */
  extension: openExtension.nullable().optional(),
  /** How often more time may still be asked for. */
  extensionsLeft: z.int().min(0).optional(),
  /** How often a leader has remarked on it. */
  remarks: z.int().min(0).optional(),
  /** The task on which a leader’s demand opened this one. */
  originTaskId: id().nullable().optional(),
  /** What the caller may do with it now. */
  actions: z.array(z.string()),
});
export type TaskView = z.output<typeof task>;

export const taskRow = task
  .omit({ criteria: true, evidence: true, resultLevels: true, actions: true })
  .extend({
    requirement: z.string().max(200),
  });

export const evidence = z.strictObject({
  evidenceId: id(),
  fileName: z.string(),
  contentType: z.string(),
  size: z.int(),
  sha256: sha256(),
});

export const report = z.strictObject({
  reportId: id(),
  taskId: id(),
  kind: z.enum(['progress', 'completion']),
  round: z.int().min(0),
  text: z.string(),
  figures: z.array(
    z.strictObject({ key: z.string(), label: z.string(), unit: z.string(), value: z.string() }),
  ),
  evidence: z.array(evidence),
  by: z.strictObject({ personId: id(), name: z.string(), postTitle: z.string().nullable() }),
  at: instant(),
});
