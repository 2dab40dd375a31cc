import * as facts from '#libs/contracts';
import { messageKind } from './message-kind.js';

export const directiveIssued = messageKind({
  kind: 'directive-issued',
  fact: facts.directiveIssued,
  pace: 'now',
  tells: ({ data }) => [
    {
      personId: data.drafterId,
      because: 'drafter',
      link: { topic: 'directive', id: data.directiveId },
      params: {
        directiveTitle: data.directiveTitle,
        registerNumber: data.registerNumber,
        taskItems: data.taskItems,
      },
    },
  ],
  text: {
    'zh-CN': {
      title: (p) => `已印发：《${p['directiveTitle']}》`,
      body: (p) => `立项编号${p['registerNumber']}，${p['taskItems']}个条目正在交办。`,
    },
    en: {
      title: (p) => `Issued: “${p['directiveTitle']}”`,
      body: (p) => `Number ${p['registerNumber']}; ${p['taskItems']} items are being dispatched.`,
    },
  },
});

export const directiveReturned = messageKind({
  kind: 'directive-returned',
  fact: facts.directiveReturned,
  pace: 'now',
  // Who withdrew the sign-off knows it.
  tells: ({ data }) =>
    data.how === 'withdrawn'
      ? []
      : [
          {
            personId: data.drafterId,
            because: 'drafter',
            link: { topic: 'directive', id: data.directiveId },
            params: { directiveTitle: data.directiveTitle, reason: data.reason, byName: data.byName },
          },
        ],
  text: {
    'zh-CN': {
      title: (p) => `送签未通过：《${p['directiveTitle']}》`,
      body: (p) => `已退回草稿。${p['byName'] ? `${p['byName']}：` : ''}${p['reason'] ?? ''}`,
    },
    en: {
      title: (p) => `Not signed off: “${p['directiveTitle']}”`,
      body: (p) => `It is a draft again. ${p['byName'] ? `${p['byName']}: ` : ''}${p['reason'] ?? ''}`,
    },
  },
});

export const directiveClosed = messageKind({
  kind: 'directive-closed',
  fact: facts.directiveClosed,
  pace: 'digest',
  tells: ({ data }) => [
    {
      personId: data.drafterId,
      because: 'drafter',
      link: { topic: 'directive', id: data.directiveId },
      params: { directiveTitle: data.directiveTitle },
    },
  ],
  text: {
    'zh-CN': {
      title: (p) => `已办结：《${p['directiveTitle']}》`,
      body: () => '全部任务均已了结，督查已确认。',
    },
    en: {
      title: (p) => `Closed: “${p['directiveTitle']}”`,
      body: () => 'Every task has ended, and supervision has confirmed it.',
    },
  },
});
