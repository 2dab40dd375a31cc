import type { LikeChinese } from '../words.js';
import type zh from '../zh-CN/answers.js';

export default {
  cancel: 'Cancel',
  'answer.insist': 'Insist',
  'answer.re-route': 'Re-route',
  'answer.cancel': 'Cancel the task',
  'answer.grant': 'Grant',
  'answer.refuse': 'Refuse',
  'told.insist': 'The task is in progress then, and cannot be declined again.',
  'told.re-route':
    'The task is handed over; another unit gets a new one, with a fresh window to sign for it.',
  'told.cancel': 'The task is cancelled, with all that it was broken into.',
  'told.grant': 'The due becomes this day; it may be earlier than asked.',
  'told.refuse': 'The due stands; at least one working day is left.',
  'field.reason': 'Reason (required; the unit reads it)',
  'field.words': 'Words (optional)',
  'field.toDay': 'Until',
  'field.toUnit': 'To',
  'unit.search': 'Find a unit by name, pinyin or code',
  'unit.none': 'Nothing found for “{{q}}”.',
} satisfies LikeChinese<typeof zh>;
