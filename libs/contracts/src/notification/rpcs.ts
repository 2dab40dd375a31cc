import { z } from 'zod';
import { cursor, id, page, pageLimit } from '../wire/primitives.js';
import { command, query } from '../wire/rpc-contract.js';
import { locale, message } from './views.js';

export const inboxList = query('notification', 'inbox.list', {
  summary: 'The caller’s own messages, newest first.',
  access: 'person',
  input: z.strictObject({
    unreadOnly: z.boolean().default(false),
    locale: locale.default('zh-CN'),
    cursor: cursor().optional(),
    limit: pageLimit(),
  }),
  output: page(message),
});

export const inboxSince = query('notification', 'inbox.since', {
  summary: 'The caller’s own messages after a position, oldest first: what a page missed while it was away.',
  access: 'person',
  input: z.strictObject({ after: z.int().min(0), locale: locale.default('zh-CN'), limit: pageLimit() }),
  output: z.strictObject({ messages: z.array(message), last: z.int().min(0), more: z.boolean() }),
});

export const inboxSummary = query('notification', 'inbox.summary', {
  summary: 'How many unread messages wait for the caller.',
  access: 'person',
  input: z.strictObject({}),
  output: z.strictObject({ unread: z.int().min(0), last: z.int().min(0) }),
});

export const inboxMarkRead = command('notification', 'inbox.mark-read', {
  summary:
    'Mark own messages as read, by id or all up to a position. Only the reader sees whether something was read.',
  access: 'person',
  input: z.union([
    z.strictObject({ messageIds: z.array(id()).min(1).max(200) }),
    z.strictObject({ upTo: z.int().min(1) }),
  ]),
  output: z.strictObject({ unread: z.int().min(0) }),
});
