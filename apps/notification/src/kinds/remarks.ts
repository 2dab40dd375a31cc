import * as facts from '#libs/contracts';
import { type MessageKind, messageKind, short, type Telling } from './message-kind.js';
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

/** The drafter follows it up. */
export const directiveRemarked = messageKind({
  kind: 'directive-remarked',
  fact: facts.directiveRemarked,
  pace: 'now',
  tells: ({ data }) =>
    data.kind === 'initialled' ? [] : [{ personId: data.drafterId, because: 'drafter', ...matterOf(data) }],
  text: wordsOfRemark(),
});

/** Who does it. Of what is demanded the task itself is shown. */
export const remarkPassedOn = messageKind({
  kind: 'remark-passed-on',
  fact: facts.remarkPassedOn,
  pace: 'now',
  tells: ({ data }) =>
    data.personIds.map((personId) => ({
      personId,
      because: 'responsible' as const,
      ...matterOf(data),
      ...(data.newTaskId === null ? {} : { link: { topic: 'task' as const, id: data.newTaskId } }),
    })),
  text: wordsOfRemark(),
});

type Said = facts.FactData<typeof facts.directiveRemarked> | facts.FactData<typeof facts.remarkPassedOn>;

function matterOf(data: Said): Pick<Telling, 'link' | 'params'> {
  const { directiveId, directiveTitle, heading, words, byName, newTaskId } = data;
  return {
    link: { topic: 'directive', id: directiveId },
    params: { directiveTitle, heading, words, byName, newTaskId },
  };
}

function wordsOfRemark(): MessageKind['text'] {
  return {
    'zh-CN': {
      title: (p) => `${p['byName']}批示：${short(p['heading'])}`,
      body: (p) =>
        `《${p['directiveTitle']}》：${p['words']}${p['newTaskId'] ? '（已据此交办新任务。）' : ''}`,
    },
    en: {
      title: (p) => `${p['byName']} remarks: ${short(p['heading'])}`,
      body: (p) =>
        `On “${p['directiveTitle']}”: ${p['words']}${p['newTaskId'] ? ' (A new task was dispatched for it.)' : ''}`,
    },
  };
}
