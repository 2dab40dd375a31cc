import * as facts from '#libs/contracts';
import { inShanghai, messageKind, short } from './message-kind.js';
import { contactOf, responsibleOf, telling } from './task-matter.js';

export const taskDispatched = messageKind({
  kind: 'task-dispatched',
  fact: facts.tasksDispatched,
  pace: 'now',
  tells: ({ data }) =>
    data.tasks.map(({ taskId, responsiblePersonId, dueAt }) => ({
      personId: responsiblePersonId,
      because: 'responsible' as const,
      link: { topic: 'task' as const, id: taskId },
      params: {
        directiveTitle: data.directiveTitle,
        heading: data.heading,
        dueAt,
        signForDueAt: data.signForDueAt,
      },
    })),
  text: {
    'zh-CN': {
      title: (p) => `新任务待签收：${short(p['heading'])}`,
      body: (p) =>
        `《${p['directiveTitle']}》交办。请于${inShanghai(p['signForDueAt'], 'zh-CN')}前签收，于${inShanghai(p['dueAt'], 'zh-CN')}前办结。`,
    },
    en: {
      title: (p) => `New task to sign for: ${short(p['heading'])}`,
      body: (p) =>
        `From “${p['directiveTitle']}”. Sign for it by ${inShanghai(p['signForDueAt'], 'en')}; it is due by ${inShanghai(p['dueAt'], 'en')}.`,
    },
  },
});

export const taskDeclined = messageKind({
  kind: 'task-declined',
  fact: facts.taskDeclined,
  pace: 'now',
  tells: ({ data }) => [contactOf(data, { reason: data.reason })],
  text: {
    'zh-CN': {
      title: (p) => `${p['unitName']}申请改派：${short(p['heading'])}`,
      body: (p) => `理由：${p['reason']}。请坚持交办、改派或取消。`,
    },
    en: {
      title: (p) => `${p['unitName']} asks that a task go elsewhere: ${short(p['heading'])}`,
      body: (p) => `Reason: ${p['reason']}. Insist, re-route or cancel.`,
    },
  },
});

export const taskInsisted = messageKind({
  kind: 'task-insisted',
  fact: facts.taskInsisted,
  pace: 'now',
  tells: ({ data }) => [responsibleOf(data, { reason: data.reason })],
  text: {
    'zh-CN': {
      title: (p) => `改派申请未获同意：${short(p['heading'])}`,
      body: (p) => `任务仍由你单位办理。说明：${p['reason']}`,
    },
    en: {
      title: (p) => `The task stays with your unit: ${short(p['heading'])}`,
      body: (p) => `The issuer holds to it: ${p['reason']}`,
    },
  },
});

export const taskHandedOver = messageKind({
  kind: 'task-handed-over',
  fact: facts.taskHandedOver,
  pace: 'digest',
  tells: ({ data }) => [responsibleOf(data, { reason: data.reason })],
  text: {
    'zh-CN': {
      title: (p) => `任务已移交：${short(p['heading'])}`,
      body: (p) => `该任务已改由其他单位办理。说明：${p['reason']}`,
    },
    en: {
      title: (p) => `Task handed over: ${short(p['heading'])}`,
      body: (p) => `Another unit does it now: ${p['reason']}`,
    },
  },
});

export const taskCancelled = messageKind({
  kind: 'task-cancelled',
  fact: facts.taskCancelled,
  pace: 'now',
  tells: ({ data }) => [responsibleOf(data, { reason: data.reason })],
  text: {
    'zh-CN': {
      title: (p) => `任务已取消：${short(p['heading'])}`,
      body: (p) => `不必再办。原因：${p['reason']}`,
    },
    en: {
      title: (p) => `Task cancelled: ${short(p['heading'])}`,
      body: (p) => `It need not be done: ${p['reason']}`,
    },
  },
});

export const taskReDispatched = messageKind({
  kind: 'task-re-dispatched',
  fact: facts.taskReDispatched,
  pace: 'digest',
  tells: ({ data }) => [contactOf(data, { children: data.children })],
  text: {
    'zh-CN': {
      title: (p) => `${p['unitName']}已分解交办：${short(p['heading'])}`,
      body: (p) => `已分解为${p['children']}项任务交下级单位办理。`,
    },
    en: {
      title: (p) => `${p['unitName']} has passed a task on: ${short(p['heading'])}`,
      body: (p) => `It is now ${p['children']} tasks of units below.`,
    },
  },
});

export const taskUrged = messageKind({
  kind: 'task-urged',
  fact: facts.taskUrged,
  pace: 'now',
  tells: ({ data }) => [
    telling(
      data,
      { personId: data.holderPersonId, because: 'holder' },
      { words: data.words, byName: data.byName },
    ),
  ],
  text: {
    'zh-CN': {
      title: (p) => `催办：${short(p['heading'])}`,
      body: (p) => `${p['byName']}催办${p['words'] ? `：${p['words']}` : '，请抓紧办理。'}`,
    },
    en: {
      title: (p) => `Reminder: ${short(p['heading'])}`,
      body: (p) => `${p['byName']} asks about it${p['words'] ? `: ${p['words']}` : '.'}`,
    },
  },
});
