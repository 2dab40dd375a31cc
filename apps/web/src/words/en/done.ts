import type zh from '../zh-CN/done.js';
import type { LikeChinese } from '../words.js';

export default {
  title: 'Done',
  'list.waiting': 'Waiting',
  'list.ended': 'Ended',
  'empty.waiting': 'Nothing is waiting for an answer',
  'empty.ended': 'Nothing has ended yet',
  'next.waiting':
    'What you submitted, or asked to be re-routed, is here until the reviewer or the issuer has answered.',
  'next.ended': 'What was closed, cancelled or handed over is here, with everything that happened to it.',
  reviewer: 'Reviewer {{names}}',
  endedAt: 'Ended {{time}}',
} satisfies LikeChinese<typeof zh>;
