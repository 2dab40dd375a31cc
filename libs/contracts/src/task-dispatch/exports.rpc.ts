import { z } from 'zod';
import { cursor, id, instant, page, pageLimit } from '../wire/primitives.js';
import { command, query } from '../wire/rpc-contract.js';
import { exportView } from './export-view.js';
import { taskFilters } from './task-filters.js';

const ASKING = { anyOf: ['dispatch', 'supervise', 'review', 'remark', 'handle'] } as const;
const exportId = z.strictObject({ exportId: id() });
const NOT_FOUND = 'task-dispatch/export-not-found';

export const exportRequest = command('task-dispatch', 'export.request', {
  summary:
    'Ask for the ledger of tasks as a workbook. It holds what the caller may see at this moment and is made by a job.',
  access: ASKING,
  /** As in `task.list`. */
  input: taskFilters,
  output: exportView,
});

export const exportGet = query('task-dispatch', 'export.get', {
  summary: 'How far one of the caller’s own exports is.',
  access: ASKING,
  input: exportId,
  output: exportView,
  errors: [NOT_FOUND],
});

export const exportList = query('task-dispatch', 'export.list', {
  summary: 'The caller’s own exports, newest first.',
  access: ASKING,
  input: z.strictObject({ cursor: cursor().optional(), limit: pageLimit(20) }),
  output: page(exportView),
});

export const exportGrant = query('task-dispatch', 'export.grant', {
  summary:
    'A grant of 60 seconds to download a ledger, for whoever asked for it and still holds those posts.',
  access: ASKING,
  input: exportId,
  output: z.strictObject({
    storageKey: z.string(),
    fileName: z.string(),
    contentType: z.string(),
    size: z.int(),
    expiresAt: instant(),
  }),
  errors: [NOT_FOUND, 'task-dispatch/export-not-ready', 'task-dispatch/export-exceeds-your-scope'],
});
