import * as facts from '#libs/contracts';
import { messageKind, short } from './message-kind.js';
import { contactOf, responsibleOf } from './task-matter.js';

/** A leader's words reach who does it and who follows it up; that it was seen is on record, and no more. */
export const taskRemarked = messageKind({
  kind: 'task-remarked',
  fact: facts.taskRemarked,
  pace: 'now',
  tells: ({ data }) => {
    if (data.kind === 'initialled') return [];
    const more = { words: data.words, byName: data.byName, newTaskId: data.newTaskId };
    return [responsibleOf(data, more), contactOf(data, more)];
  },
  text: {
    'zh-CN': {
      title: (p) => `${p['byName']}批示：${short(p['heading'])}`,
      body: (p) =>
        `${p['unitName']}：${p['words']}${p['newTaskId'] ? '（已据此交办新任务，请按时签收。）' : ''}`,
    },
    en: {
      title: (p) => `${p['byName']} remarks: ${short(p['heading'])}`,
      body: (p) =>
        `To ${p['unitName']}: ${p['words']}${p['newTaskId'] ? ' (A new task was dispatched for it.)' : ''}`,
    },
  },
});
