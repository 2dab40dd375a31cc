import { z } from 'zod';
import { routeNode } from '../approval/views.js';
import { cursor, day, id, line, page, pageLimit, sourceText, text } from '../wire/primitives.js';
import { command, query } from '../wire/rpc-contract.js';
import { itemProgress } from './item-progress.js';
import {
  directive,
  DIRECTIVE_STATES,
  item,
  itemChanges,
  ITEM_OUTCOMES,
  ITEM_VERSION_CHANGES,
  itemVersionChange,
  nearDuplicate,
  span,
  structureEdit,
  TASK_STATES,
} from './views.js';

const DRAFT = { anyOf: ['draft'] } as const;

const directiveText = z.union([
  z.strictObject({ text: sourceText(200_000) }),
  z.strictObject({ uploadId: id(), fileName: line(255) }),
]);

export const directiveRegister = command('task-dispatch', 'directive.register', {
  summary: 'Register a directive from its text or an uploaded file; it is taken apart into items at once.',
  access: DRAFT,
  input: z.strictObject({
    issuerUnitId: id(),
    title: line(200).nullable().default(null),
    source: directiveText,
    referenceDate: day().nullable().default(null),
  }),
  output: directive,
  errors: [
    'task-dispatch/issuer-unit-not-yours',
    'task-dispatch/upload-not-found',
    'task-dispatch/document-unreadable',
    'task-dispatch/document-too-large',
  ],
});

export const directiveGet = query('task-dispatch', 'directive.get', {
  summary: 'One directive. The issuing side sees drafts; a unit sees what was issued to it.',
  access: 'person',
  input: z.strictObject({ directiveId: id() }),
  output: directive,
  errors: ['task-dispatch/directive-not-found'],
});

export const directiveList = query('task-dispatch', 'directive.list', {
  summary: 'Directives the caller may see, newest first.',
  access: 'person',
  input: z.strictObject({
    state: z.enum(DIRECTIVE_STATES).optional(),
    q: line(60).optional(),
    cursor: cursor().optional(),
    limit: pageLimit(),
  }),
  output: page(directive),
});

export const directiveSource = query('task-dispatch', 'directive.source', {
  summary: 'The source text, character for character as registered.',
  access: 'person',
  input: z.strictObject({ directiveId: id() }),
  output: z.strictObject({
    directiveId: id(),
    text: z.string(),
    blocks: z.array(span.extend({ role: z.string() })),
  }),
  errors: ['task-dispatch/directive-not-found'],
});

export const itemList = query('task-dispatch', 'item.list', {
  summary: 'The items of a directive in the order of the text.',
  access: 'person',
  input: z.strictObject({ directiveId: id(), cursor: cursor().optional(), limit: pageLimit(200) }),
  output: page(item),
  errors: ['task-dispatch/directive-not-found'],
});

export const itemsEdit = command('task-dispatch', 'directive.edit-items', {
  summary: 'Set values on items of a draft. Needs the version that was shown (If-Match).',
  access: DRAFT,
  input: z.strictObject({
    directiveId: id(),
    edits: z
      .array(z.strictObject({ itemId: id(), changes: itemChanges }))
      .min(1)
      .max(200),
  }),
  output: directive,
  errors: [
    'task-dispatch/directive-not-found',
    'task-dispatch/directive-not-a-draft',
    'task-dispatch/item-not-found',
    'task-dispatch/evidence-needs-a-reason',
    'task-dispatch/no-action-needs-a-reason',
    'platform/version-required',
    'platform/stale-version',
  ],
});

export const structureChange = command('task-dispatch', 'directive.edit-structure', {
  summary:
    'Split, merge, indent or outdent items of a draft, or set the kind of one. Needs the version that was shown (If-Match).',
  access: DRAFT,
  input: z.strictObject({ directiveId: id(), edit: structureEdit }),
  output: directive,
  errors: [
    'task-dispatch/directive-not-found',
    'task-dispatch/directive-not-a-draft',
    'task-dispatch/item-not-found',
    'task-dispatch/split-leaves-nothing',
    'task-dispatch/split-inside-child',
    'task-dispatch/merge-needs-neighbours',
    'task-dispatch/block-between-items',
    'task-dispatch/no-elder-sibling',
    'task-dispatch/already-top-level',
    'task-dispatch/text-behind-item',
    'task-dispatch/item-too-deep',
    'platform/version-required',
    'platform/stale-version',
  ],
});

export const editUndo = command('task-dispatch', 'directive.undo', {
  summary:
    'Take back the last edit of a draft, of its items or of their structure; up to 100 since it was last sent for sign-off. Needs the version that was shown (If-Match).',
  access: DRAFT,
  input: z.strictObject({ directiveId: id() }),
  output: directive,
  errors: [
    'task-dispatch/directive-not-found',
    'task-dispatch/directive-not-a-draft',
    'task-dispatch/nothing-to-undo',
    'platform/version-required',
    'platform/stale-version',
  ],
});

export const textReplace = command('task-dispatch', 'directive.replace-text', {
  summary:
    'Give a draft a new version of its text. Items found again keep their id and what a person set. Needs the version that was shown (If-Match).',
  access: DRAFT,
  input: z.strictObject({
    directiveId: id(),
    source: directiveText,
    referenceDate: day().nullable().default(null),
  }),
  output: z.strictObject({
    directive,
    counts: z.record(z.enum(ITEM_VERSION_CHANGES), z.int()),
    /** In the order of the new text, removed items last; above 1,000 without the items that are the same. */
    changes: z.array(itemVersionChange).max(1_000),
  }),
  errors: [
    'task-dispatch/directive-not-found',
    'task-dispatch/directive-not-a-draft',
    'task-dispatch/upload-not-found',
    'task-dispatch/document-unreadable',
    'task-dispatch/document-too-large',
    'platform/version-required',
    'platform/stale-version',
  ],
});

export const nearDuplicates = query('task-dispatch', 'directive.near-duplicates', {
  summary:
    'For each task item, what units of its audience still have open that asks nearly the same; shown before dispatch.',
  access: 'person',
  input: z.strictObject({ directiveId: id() }),
  output: z.strictObject({
    rows: z.array(z.strictObject({ itemId: id(), similar: z.array(nearDuplicate).min(1).max(20) })),
    /** False when there are more than can be shown: 20 for an item, 400 in all, the most similar first. */
    complete: z.boolean(),
  }),
  errors: ['task-dispatch/directive-not-found'],
});

export const signOffRequest = command('task-dispatch', 'directive.request-sign-off', {
  summary:
    'Send a draft for sign-off. Every item must have its outcome; every task its audience and a due that can be computed. Where units would be given more tasks than the budget of a month it needs a reason, which those who sign off read. Refused at once when the route leads to nobody.',
  access: DRAFT,
  input: z.strictObject({
    directiveId: id(),
    flowKey: z.string().max(40),
    /** Kept only where a unit goes over the budget. */
    overBudgetReason: text(500).nullable().default(null),
  }),
  output: z.strictObject({ directive, route: z.array(routeNode) }),
  errors: [
    'task-dispatch/directive-not-found',
    'task-dispatch/directive-not-a-draft',
    'task-dispatch/items-undecided',
    'task-dispatch/task-item-incomplete',
    'task-dispatch/audience-empty',
    'task-dispatch/due-in-the-past',
    'task-dispatch/over-budget-unexplained',
    'approval/flow-not-found',
    'approval/nobody-to-decide',
    'organization/audience-out-of-scope',
    'organization/unit-not-found',
  ],
});

export const directiveWithdraw = command('task-dispatch', 'directive.withdraw', {
  summary:
    'Withdraw a draft, or an issued directive with a reason: its open tasks are cancelled, running reviews voided.',
  access: { anyOf: ['dispatch'] },
  input: z.strictObject({ directiveId: id(), reason: text(500) }),
  output: directive,
  errors: [
    'task-dispatch/directive-not-found',
    'task-dispatch/directive-ended',
    'task-dispatch/directive-not-yours',
  ],
});

export const directiveClose = command('task-dispatch', 'directive.close', {
  summary: 'Confirm that a directive is done; every task must have ended.',
  access: { anyOf: ['supervise'] },
  input: z.strictObject({ directiveId: id() }),
  output: directive,
  errors: [
    'task-dispatch/directive-not-found',
    'task-dispatch/directive-not-issued',
    'task-dispatch/tasks-still-open',
    'task-dispatch/directive-not-yours',
  ],
});

export const dispatchSupplement = command('task-dispatch', 'dispatch.supplement', {
  summary:
    'Dispatch an issued task item to one more unit inside its audience (for example one founded since).',
  access: { anyOf: ['dispatch'] },
  input: z.strictObject({ directiveId: id(), itemId: id(), unitId: id() }),
  output: z.strictObject({ taskId: id() }),
  errors: [
    'task-dispatch/directive-not-found',
    'task-dispatch/directive-not-issued',
    'task-dispatch/item-not-found',
    'task-dispatch/unit-outside-audience',
    'task-dispatch/already-dispatched',
    'task-dispatch/directive-not-yours',
  ],
});

export const coverageReport = query('task-dispatch', 'directive.coverage', {
  summary:
    'What became of each sentence: every stretch of the source with its item, outcome and the states of those of its tasks that the caller may see.',
  access: 'person',
  input: z.strictObject({ directiveId: id() }),
  output: z.strictObject({
    directiveId: id(),
    /** Every non-blank character lies in exactly one row. */
    complete: z.boolean(),
    rows: z.array(
      z.strictObject({
        span,
        itemId: id().nullable(),
        path: z.string().nullable(),
        role: z.string().nullable(),
        excerpt: z.string(),
        outcome: z.enum(ITEM_OUTCOMES).nullable(),
        outcomeReason: z.string().nullable(),
        tasks: z.partialRecord(z.enum(TASK_STATES), z.int()),
      }),
    ),
    /** Of each item that has tasks the caller may see, in the order of the text; `red` are open and overdue. */
    itemProgress: z.array(itemProgress).optional(),
  }),
  errors: ['task-dispatch/directive-not-found'],
});
