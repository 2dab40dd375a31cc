import type zh from '../zh-CN/over-budget.js';
import type { LikeChinese } from '../words.js';

export default {
  title: 'Over the monthly budget',
  told_one: 'It takes {{count}} unit over the {{budget}} tasks that a unit may be given in the month.',
  told_other: 'It takes {{count}} units over the {{budget}} tasks that a unit may be given in the month.',
  reason: 'Reason given: {{reason}}',
  field_one: 'This gives {{count}} unit more tasks than the month allows. Say why (required)',
  field_other: 'This gives {{count}} units more tasks than the month allows. Say why (required)',
  'field.told':
    'Those who sign decide on it. The reason stays with the document, and the units that get its tasks can read it.',
} satisfies LikeChinese<typeof zh>;
