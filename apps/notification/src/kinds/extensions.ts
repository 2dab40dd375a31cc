import * as facts from '#libs/contracts';
import { inShanghai, messageKind, onDay, short } from './message-kind.js';
import { contactOf, responsibleOf } from './task-matter.js';

export const extensionAsked = messageKind({
  kind: 'extension-asked',
  fact: facts.extensionAsked,
  pace: 'now',
  tells: ({ data }) => [contactOf(data, { toDay: data.toDay, reason: data.reason, progress: data.progress })],
  text: {
    'zh-CN': {
      title: (p) => `${p['unitName']}申请延期：${short(p['heading'])}`,
      body: (p) =>
        `申请延至${onDay(p['toDay'], 'zh-CN')}。理由：${p['reason']}。进展：${p['progress']}。请答复；答复前办理时间计入交办单位。`,
    },
    en: {
      title: (p) => `${p['unitName']} asks for more time: ${short(p['heading'])}`,
      body: (p) =>
        `Until ${onDay(p['toDay'], 'en')}. Reason: ${p['reason']}. Progress: ${p['progress']}. Please answer; until then the time counts as the issuer’s.`,
    },
  },
});

export const extensionWithdrawn = messageKind({
  kind: 'extension-withdrawn',
  fact: facts.extensionWithdrawn,
  pace: 'digest',
  tells: ({ data }) => [contactOf(data)],
  text: {
    'zh-CN': {
      title: (p) => `${p['unitName']}撤回延期申请：${short(p['heading'])}`,
      body: () => '无须答复。',
    },
    en: {
      title: (p) => `${p['unitName']} no longer asks for more time: ${short(p['heading'])}`,
      body: () => 'No answer is needed.',
    },
  },
});

export const extensionGranted = messageKind({
  kind: 'extension-granted',
  fact: facts.extensionGranted,
  pace: 'now',
  tells: ({ data }) => [responsibleOf(data, { effectiveDueAt: data.effectiveDueAt, reason: data.reason })],
  text: {
    'zh-CN': {
      title: (p) => `同意延期：${short(p['heading'])}`,
      body: (p) =>
        `请于${inShanghai(p['effectiveDueAt'], 'zh-CN')}前办结。${p['reason'] ? `说明：${p['reason']}` : ''}`,
    },
    en: {
      title: (p) => `More time granted: ${short(p['heading'])}`,
      body: (p) =>
        `It is now due by ${inShanghai(p['effectiveDueAt'], 'en')}.${p['reason'] ? ` ${p['reason']}` : ''}`,
    },
  },
});

export const extensionRefused = messageKind({
  kind: 'extension-refused',
  fact: facts.extensionRefused,
  pace: 'now',
  tells: ({ data }) => [responsibleOf(data, { reason: data.reason, effectiveDueAt: data.effectiveDueAt })],
  text: {
    'zh-CN': {
      title: (p) => `未同意延期：${short(p['heading'])}`,
      body: (p) => `仍须于${inShanghai(p['effectiveDueAt'], 'zh-CN')}前办结。理由：${p['reason']}`,
    },
    en: {
      title: (p) => `More time refused: ${short(p['heading'])}`,
      body: (p) => `It stays due by ${inShanghai(p['effectiveDueAt'], 'en')}. Reason: ${p['reason']}`,
    },
  },
});
