import * as facts from '#libs/contracts';
import { messageKind, short } from './message-kind.js';

export const unsignedUrged = messageKind({
  kind: 'unsigned-urged',
  fact: facts.unsignedUrged,
  pace: 'now',
  tells: ({ data: { directiveTitle, byName, words, tasks } }) =>
    tasks.map(({ taskId, heading, unitName, responsiblePersonId }) => ({
      personId: responsiblePersonId,
      because: 'responsible' as const,
      link: { topic: 'task' as const, id: taskId },
      params: { directiveTitle, heading, unitName, byName, words },
    })),
  text: {
    'zh-CN': {
      title: (p) => `催签：${short(p['heading'])}`,
      body: (p) =>
        `《${p['directiveTitle']}》的任务尚未签收。${p['byName']}催办${p['words'] ? `：${p['words']}` : '，请尽快签收。'}`,
    },
    en: {
      title: (p) => `Please sign for: ${short(p['heading'])}`,
      body: (p) =>
        `The task of “${p['directiveTitle']}” is not signed for yet. ${p['byName']} asks about it${p['words'] ? `: ${p['words']}` : '.'}`,
    },
  },
});
