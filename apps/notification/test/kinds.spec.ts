import { describe, expect, it } from '@jest/globals';
import {
  ALL_FACTS,
  directiveRemarked,
  remarkPassedOn,
  taskClosed,
  taskReturned,
  tasksDispatched,
  type FactOf,
} from '#libs/contracts';
import { ID_NAMESPACES, uuid5 } from '#libs/kernel';
import { draftsOf } from '../src/consumers/on-concerning-fact.consumer.js';
import { MESSAGE_KINDS, SILENT_FACTS } from '../src/kinds/index.js';
import { inShanghai, onDay } from '../src/kinds/message-kind.js';
import { messageView } from '../src/rpc/message-view.js';

const id = (name: string) => uuid5(ID_NAMESPACES.demo, name);

const task = {
  taskId: id('task'),
  directiveId: id('directive'),
  directiveTitle: '关于冬季防火的通知',
  itemId: id('item'),
  itemPath: '1',
  heading: '清理林缘可燃物',
  unitId: id('unit'),
  unitPath: '/1/12/',
  unitName: '青岚街道第三网格党支部',
  issuerUnitId: id('issuer'),
  contactPersonId: id('contact'),
  responsiblePersonId: id('responsible'),
};

function fact<Data>(contract: { type: string }, data: Data, actorId = id('reviewer')) {
  return {
    id: id('fact'),
    type: contract.type,
    occurredAt: '2026-05-06T01:00:00Z',
    districtId: id('district'),
    actor: {
      kind: 'person' as const,
      personId: actorId,
      name: '审核员',
      unitId: null,
      postTitle: null,
      forPersonId: null,
    },
    correlationId: 'c',
    causationId: null,
    aggregateId: task.taskId,
    aggregateVersion: 2,
    data,
  };
}

const closed = (actorId?: string) =>
  fact(taskClosed, { ...task, round: 1, resultLevel: null }, actorId) as FactOf<typeof taskClosed>;
const recipients = (drafts: ReturnType<typeof draftsOf>) => drafts.map((draft) => draft.personId);

/** A value as a fact would bring it under this name. */
function valueNamed(name: string): string {
  if (name.endsWith('At')) return '2026-05-06T01:00:00Z';
  return name.endsWith('Day') ? '2026-05-06' : `<${name}>`;
}

describe('the kinds of message', () => {
  it('together with the silent facts name every fact exactly once', () => {
    const told = [...new Set(MESSAGE_KINDS.map((kind) => kind.fact.type))];
    const silent = SILENT_FACTS.map(([contract]) => contract.type);
    expect([...told, ...silent].sort()).toEqual(ALL_FACTS.map((contract) => contract.type).sort());
  });

  it('have a name of their own each', () => {
    expect(new Set(MESSAGE_KINDS.map((kind) => kind.kind)).size).toBe(MESSAGE_KINDS.length);
  });

  it('leave no value out of a text when it is read in either language', () => {
    for (const kind of MESSAGE_KINDS) {
      const words = Object.values(kind.text).flatMap(({ title, body }) => {
        const used = new Proxy({}, { get: (_, name) => valueNamed(String(name)) });
        return [title(used), body(used)];
      });
      expect(words.filter((text) => text.includes('undefined') || text.trim() === '')).toEqual([]);
    }
  });
});

describe('an instant in a message', () => {
  it('is told in local time, and the end of a day is 24:00 of that day', () => {
    expect(inShanghai('2026-05-06T10:00:00Z', 'zh-CN')).toBe('2026年5月6日 18:00');
    expect(inShanghai('2026-05-06T16:00:00Z', 'zh-CN')).toBe('2026年5月6日 24:00');
    expect(inShanghai('2026-05-06T16:00:00Z', 'en')).toBe('6 May 2026 24:00');
    expect(onDay('2026-05-06', 'zh-CN')).toBe('2026年5月6日');
    expect(onDay('2026-05-06', 'en')).toBe('6 May 2026');
  });
});

describe('who is told', () => {
  it('are those concerned, never the one who did it', () => {
    expect(recipients(draftsOf(closed()))).toEqual([id('responsible'), id('contact')]);
    expect(recipients(draftsOf(closed(id('contact'))))).toEqual([id('responsible')]);
  });

  it('is one person once, however many ways it concerns them', () => {
    const both = fact(taskClosed, {
      ...task,
      contactPersonId: task.responsiblePersonId,
      round: 1,
      resultLevel: null,
    });
    expect(recipients(draftsOf(both as FactOf<typeof taskClosed>))).toEqual([id('responsible')]);
  });

  it('is nobody where the post is vacant', () => {
    const vacant = fact(taskClosed, { ...task, responsiblePersonId: null, round: 1, resultLevel: null });
    expect(recipients(draftsOf(vacant as FactOf<typeof taskClosed>))).toEqual([id('contact')]);
  });

  it('includes the contact from the third return on', () => {
    const returned = (round: number) =>
      fact(taskReturned, { ...task, round, reason: '未附清单', criterionId: null, byName: '李' }) as FactOf<
        typeof taskReturned
      >;
    expect(recipients(draftsOf(returned(2)))).toEqual([id('responsible')]);
    expect(recipients(draftsOf(returned(3)))).toEqual([id('responsible'), id('contact')]);
  });

  it('are the drafter of a remarked directive and everybody it is passed on to, but nobody for an initial', () => {
    const said = {
      directiveId: id('directive'),
      directiveTitle: task.directiveTitle,
      issuerUnitId: id('issuer'),
      drafterId: id('drafter'),
      remarkId: id('remark'),
      itemId: null,
      heading: task.directiveTitle,
      newTaskId: null,
      byName: '书记',
    };
    const remarked = (kind: 'remark' | 'initialled') => {
      const words = kind === 'remark' ? '请抓紧。' : null;
      return fact(directiveRemarked, { ...said, kind, words }) as FactOf<typeof directiveRemarked>;
    };
    expect(recipients(draftsOf(remarked('remark')))).toEqual([id('drafter')]);
    expect(draftsOf(remarked('initialled'))).toEqual([]);
    const passed = (newTaskId: string | null) =>
      draftsOf(
        fact(remarkPassedOn, {
          ...said,
          newTaskId,
          words: '请抓紧。',
          personIds: [id('a'), id('b')],
        }) as FactOf<typeof remarkPassedOn>,
      );
    expect(recipients(passed(null))).toEqual([id('a'), id('b')]);
    expect(passed(null)[0]!.link).toEqual({ topic: 'directive', id: id('directive') });
    expect(passed(id('task'))[0]!.link).toEqual({ topic: 'task', id: id('task') });
  });

  it('are the responsible persons of all units of a chunk, each with the own task', () => {
    const dispatched = fact(tasksDispatched, {
      dispatchId: id('dispatch'),
      directiveId: task.directiveId,
      directiveTitle: task.directiveTitle,
      itemId: task.itemId,
      itemPath: '1',
      heading: task.heading,
      issuerUnitId: task.issuerUnitId,
      contactPersonId: task.contactPersonId,
      parentTaskId: null,
      urgent: false,
      signForDueAt: '2026-05-08T10:00:00Z',
      tasks: ['a', 'b'].map((name) => ({
        taskId: id(name),
        unitId: id(`unit ${name}`),
        unitPath: '/1/2/',
        responsiblePersonId: id('responsible'),
        dueAt: '2026-05-30T16:00:00Z',
      })),
    }) as FactOf<typeof tasksDispatched>;
    const drafts = draftsOf(dispatched);
    expect(drafts.map((draft) => draft.link.id)).toEqual([id('a'), id('b')]);
    expect(draftsOf(dispatched)).toEqual(drafts);
  });

  it('read it in their own language, with dates of Shanghai', () => {
    const [draft] = draftsOf(closed());
    const message = { ...draft!, position: 1, readAt: null };
    expect(messageView(message, 'zh-CN').title).toBe('已办结：清理林缘可燃物');
    expect(messageView(message, 'en').reason).toBe('You answer for this unit.');
  });
});
