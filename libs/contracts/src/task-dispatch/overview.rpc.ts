import { z } from 'zod';
import { cursor, id, instant, page, pageLimit, unitPath } from '../wire/primitives.js';
import { query } from '../wire/rpc-contract.js';
import { STUCK_REASONS } from './stuck-view.js';
import { lightColour, TASK_STATES } from './views.js';

const OVERSEES = { anyOf: ['dispatch', 'sign-off', 'supervise', 'remark'] } as const;

const count = z.int().min(0);

/** A number with the list behind it: what `task.list` is to be asked for to see these very tasks. */
const counted = z.strictObject({
  count,
  list: z.strictObject({
    view: z.literal('below'),
    state: z.array(z.enum(TASK_STATES)).optional(),
    light: lightColour.optional(),
  }),
});

export const overviewGet = query('task-dispatch', 'overview.get', {
  summary:
    'The leader’s page: five numbers over what the caller oversees, and per directive in force how far it is, newest first. Never by unit or person.',
  access: OVERSEES,
  input: z.strictObject({ cursor: cursor().optional(), limit: pageLimit(10) }),
  output: z.strictObject({
    open: counted,
    closed: counted,
    yellow: counted,
    red: counted,
    /** The list behind it is `stuck.list`. */
    stuck: z.strictObject({ count }),
    directives: page(
      z.strictObject({
        directiveId: id(),
        title: z.string(),
        registerNumber: z.string().nullable(),
        issuedAt: instant(),
        /** Tasks that hold: open or closed, not what was cancelled or went elsewhere. */
        total: count,
        closed: count,
        red: count,
        stuck: count,
        /** Whether the caller may remark on it as a whole and on its items. */
        mayRemark: z.boolean().optional(),
      }),
    ),
  }),
});

export const stuckList = query('task-dispatch', 'stuck.list', {
  summary: 'Tasks of what the caller oversees in which somebody’s time has run out, oldest first.',
  access: OVERSEES,
  input: z.strictObject({
    directiveId: id().optional(),
    reason: z.enum(STUCK_REASONS).optional(),
    cursor: cursor().optional(),
    limit: pageLimit(),
  }),
  output: page(
    z.strictObject({
      taskId: id(),
      directiveId: id(),
      directiveTitle: z.string(),
      itemId: id(),
      itemPath: z.string(),
      heading: z.string(),
      unitId: id(),
      unitName: z.string(),
      unitPath: unitPath(),
      state: z.enum(TASK_STATES),
      dueAt: instant(),
      reason: z.enum(STUCK_REASONS),
      /** A window or due that has passed, or since when that side has held it: a review is one wait, at whatever level. */
      since: instant(),
      waitsFor: z.strictObject({
        side: z.enum(['unit', 'issuer', 'reviewer']),
        /** People, or the unit where nobody is named; never empty. */
        names: z.array(z.string()).min(1),
      }),
    }),
  ),
});
