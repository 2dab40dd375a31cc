import * as facts from '#libs/contracts';
import { inShanghai, messageKind, short } from './message-kind.js';
import { contactOf, responsibleOf } from './task-matter.js';

export const signForOverdue = messageKind({
  kind: 'sign-for-overdue',
  fact: facts.signForOverdue,
  pace: 'now',
  tells: ({ data }) => [responsibleOf(data), contactOf(data)],
  text: {
    'zh-CN': {
      title: (p) => `超时未签收：${short(p['heading'])}`,
      body: (p) => `${p['unitName']}尚未签收《${p['directiveTitle']}》的任务，仍可签收。`,
    },
    en: {
      title: (p) => `Not yet signed for: ${short(p['heading'])}`,
      body: (p) => `${p['unitName']} has not signed for its task of “${p['directiveTitle']}”; it still can.`,
    },
  },
});

export const taskDueSoon = messageKind({
  kind: 'task-due-soon',
  fact: facts.taskDueSoon,
  pace: 'now',
  tells: ({ data }) => [responsibleOf(data, { effectiveDueAt: data.effectiveDueAt })],
  text: {
    'zh-CN': {
      title: (p) => `临期：${short(p['heading'])}`,
      body: (p) => `请于${inShanghai(p['effectiveDueAt'], 'zh-CN')}前办结。`,
    },
    en: {
      title: (p) => `Due soon: ${short(p['heading'])}`,
      body: (p) => `Due by ${inShanghai(p['effectiveDueAt'], 'en')}.`,
    },
  },
});

export const taskOverdue = messageKind({
  kind: 'task-overdue',
  fact: facts.taskOverdue,
  pace: 'now',
  tells: ({ data }) => [
    responsibleOf(data, { effectiveDueAt: data.effectiveDueAt }),
    contactOf(data, { effectiveDueAt: data.effectiveDueAt }),
  ],
  text: {
    'zh-CN': {
      title: (p) => `逾期：${short(p['heading'])}`,
      body: (p) => `${p['unitName']}应于${inShanghai(p['effectiveDueAt'], 'zh-CN')}前办结，现已逾期。`,
    },
    en: {
      title: (p) => `Overdue: ${short(p['heading'])}`,
      body: (p) => `${p['unitName']} was to be done by ${inShanghai(p['effectiveDueAt'], 'en')}.`,
    },
  },
});
