import type zh from '../zh-CN/inbox.js';
import type { LikeChinese } from '../words.js';

export default {
  title: 'Messages',
  all: 'All',
  unreadOnly: 'Unread',
  markAll: 'Mark all as read',
  unread: 'Unread',
  empty: 'No messages',
  emptyMore: 'When there is something for you to sign for, handle or review, you are told here.',
  emptyUnread: 'No unread messages',
  reason: 'Why you get this: {{reason}}',
  open: 'Open',
  more: 'Earlier messages',
} satisfies LikeChinese<typeof zh>;
