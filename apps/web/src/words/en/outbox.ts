import type zh from '../zh-CN/outbox.js';
import type { LikeChinese } from '../words.js';

export default {
  label: 'Not delivered yet',
  waiting_one: '{{count}} item waits and goes out when the line is back',
  waiting_other: '{{count}} items wait and go out when the line is back',
  refused_one: '{{count}} item was not taken; look at it',
  refused_other: '{{count}} items were not taken; look at them',
  'verb.sign-for': 'Sign for',
  'verb.decline': 'Ask for a re-route',
  'verb.report': 'Report',
  'verb.submit': 'Submit',
  'verb.take-back': 'Take back',
  'verb.ask-extension': 'Ask for more time',
  'verb.withdraw-extension': 'Withdraw the request',
  line: '{{verb}}: {{heading}}',
} satisfies LikeChinese<typeof zh>;
