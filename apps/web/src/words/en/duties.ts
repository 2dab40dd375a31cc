import type zh from '../zh-CN/duties.js';
import type { LikeChinese } from '../words.js';

export default {
  title: 'To do',
  'list.sign': 'To sign',
  'list.handle': 'To do',
  'list.returned': 'Returned',
  late_other: '{{count}} overdue',
  'verb.sign': 'Sign',
  'verb.handle': 'Handle',
  'verb.returned': 'Redo',
  verbFor: '{{verb}}: {{heading}}',
  urgent: 'Urgent',
  signBy: 'Sign',
  closeBy: 'Close',
  returned: 'Returned because: {{reason}}',
  'empty.sign': 'Nothing to sign for',
  'empty.handle': 'Nothing to do',
  'empty.returned': 'Nothing was returned',
  'next.sign': 'What is newly assigned to your unit appears here, and you get a message.',
  'next.handle':
    'What you have signed for is handled here; what you have submitted for review is under “Done”.',
  'next.returned':
    'If something is returned, the criterion that it misses is named, and what you had written is still there.',
} satisfies LikeChinese<typeof zh>;
