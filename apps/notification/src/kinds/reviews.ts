import * as facts from '#libs/contracts';
import { messageKind, short } from './message-kind.js';
import { contactOf, responsibleOf } from './task-matter.js';

export const decisionAsked = messageKind({
  kind: 'decision-asked',
  fact: facts.assignmentOpened,
  pace: 'now',
  tells: ({ data }) => [
    {
      personId: data.person.personId,
      because: 'asked',
      link: { topic: 'assignment', id: data.assignmentId },
      params: { title: data.title, node: data.nodeName, standsInFor: data.person.standsInFor },
    },
  ],
  text: {
    'zh-CN': {
      title: (p) => `待审批：${p['title']}`,
      body: (p) => `环节：${p['node']}。${p['standsInFor'] ? `（${p['standsInFor']}）` : ''}`,
    },
    en: {
      title: (p) => `To decide: ${p['title']}`,
      body: (p) => `Step: ${p['node']}.${p['standsInFor'] ? ` (${p['standsInFor']})` : ''}`,
    },
  },
});

export const decisionNotNeeded = messageKind({
  kind: 'decision-not-needed',
  fact: facts.assignmentSuperseded,
  pace: 'digest',
  tells: ({ data }) => [
    {
      personId: data.person.personId,
      because: 'asked',
      link: { topic: 'assignment', id: data.assignmentId },
      params: { title: data.title, node: data.nodeName },
    },
  ],
  text: {
    'zh-CN': {
      title: (p) => `无需再审批：${p['title']}`,
      body: (p) => `“${p['node']}”环节已有结果或事项已终止。`,
    },
    en: {
      title: (p) => `No decision needed any more: ${p['title']}`,
      body: (p) => `Others have decided at “${p['node']}”, or the matter has ended.`,
    },
  },
});

export const taskReported = messageKind({
  kind: 'task-reported',
  fact: facts.taskReported,
  pace: 'digest',
  tells: ({ data }) => [contactOf(data)],
  text: {
    'zh-CN': {
      title: (p) => `${p['unitName']}反馈进展：${short(p['heading'])}`,
      body: (p) => `《${p['directiveTitle']}》有新的进展反馈。`,
    },
    en: {
      title: (p) => `${p['unitName']} reports: ${short(p['heading'])}`,
      body: (p) => `News on “${p['directiveTitle']}”.`,
    },
  },
});

export const submitUndone = messageKind({
  kind: 'task-submit-undone',
  fact: facts.taskSubmitUndone,
  pace: 'now',
  // Who takes a submission back knows it; only a refused start comes as a surprise.
  tells: ({ data }) => (data.how === 'start-refused' ? [responsibleOf(data, { reason: data.reason })] : []),
  text: {
    'zh-CN': {
      title: (p) => `报办结未能送审：${short(p['heading'])}`,
      body: (p) => `任务仍在办理中。原因：${p['reason']}`,
    },
    en: {
      title: (p) => `The submission could not be reviewed: ${short(p['heading'])}`,
      body: (p) => `The task is in progress again: ${p['reason']}`,
    },
  },
});

/** The third return also reaches the one who dispatched the task (domain.md §4). */
export const taskReturned = messageKind({
  kind: 'task-returned',
  fact: facts.taskReturned,
  pace: 'now',
  tells: ({ data }) => {
    const more = { reason: data.reason, round: data.round, byName: data.byName };
    return data.round >= 3 ? [responsibleOf(data, more), contactOf(data, more)] : [responsibleOf(data, more)];
  },
  text: {
    'zh-CN': {
      title: (p) => `退回重办：${short(p['heading'])}`,
      body: (p) => `第${p['round']}次送审，${p['byName']}退回：${p['reason']}`,
    },
    en: {
      title: (p) => `Returned for rework: ${short(p['heading'])}`,
      body: (p) => `Round ${p['round']}, returned by ${p['byName']}: ${p['reason']}`,
    },
  },
});

export const taskClosed = messageKind({
  kind: 'task-closed',
  fact: facts.taskClosed,
  pace: 'digest',
  tells: ({ data }) => [responsibleOf(data), contactOf(data)],
  text: {
    'zh-CN': {
      title: (p) => `已办结：${short(p['heading'])}`,
      body: (p) => `${p['unitName']}承办的任务审核通过，已销号。`,
    },
    en: {
      title: (p) => `Closed: ${short(p['heading'])}`,
      body: (p) => `The task of ${p['unitName']} is done and accepted.`,
    },
  },
});
