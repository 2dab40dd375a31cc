import { describe, expect, it } from '@jest/globals';
import { failureOf, uuidv7 } from '#libs/kernel';
import { AUDIENCE, drafted, idOf, ISSUER, notice, person } from '../../test/directive-builder.js';
import { contentHash } from './content-hash.js';
import { registeredDirective } from './directive-registration.js';
import {
  awaits,
  close,
  type Directive,
  issue,
  registerNumberOf,
  returnToDraft,
  sendForSignOff,
  withdraw,
} from './directive.js';
import { planDispatches } from './dispatch-plan.js';
import { editItems, type ItemChanges } from './item-edit.js';
import { countItems, type Item } from './item.js';
import { assertReachesSomebody, assertReadyForSignOff, taskItemsOf } from './sign-off-check.js';
import { signOffStart, startingSignOff } from './sign-off-start.js';

const NOW = new Date('2026-11-20T08:00:00Z');
const TODAY = '2026-11-20';
const drafter = person('周文', { unitPath: '/1/', duties: ['draft'] });

const { directive, items, text } = drafted([
  { marker: '一、', heading: '排查', rest: '。各单位要排查。' },
  { marker: '二、', heading: '坚持原则', rest: '。坚持从实际出发。', more: { kind: 'principle' } },
]);
const task = items[0]!;

function decided(changes: ItemChanges = {}): readonly Item[] {
  const edit = { itemId: task.itemId, changes: { outcome: 'task' as const, audience: AUDIENCE, ...changes } };
  return editItems(items, [edit], uuidv7).items;
}

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return failureOf(error)?.code;
  }
}

function asked(from: Directive = directive): Directive {
  const wish = {
    directive: from,
    issuerPath: ISSUER.path,
    caller: drafter,
    flowKey: 'sign-off',
    contentHash: 'hash',
    overBudget: null,
  };
  return sendForSignOff(from, startingSignOff(signOffStart(wish, [], new Map()), ['王书记']));
}

const issued = issue(asked(), '2026-0007', NOW);

describe('before sign-off', () => {
  it('every item needs its outcome', () => {
    expect(codeOf(() => assertReadyForSignOff(items, TODAY))).toBe('task-dispatch/items-undecided');
  });

  it.each([
    ['audience', { audience: null }],
    ['criteria', { criteria: [] }],
    ['due', { due: null }],
  ] as const)('a task needs its %s', (missing, changes) => {
    const refusal = codeOf(() => assertReadyForSignOff(decided(changes), TODAY));
    expect([missing, refusal]).toEqual([missing, 'task-dispatch/task-item-incomplete']);
  });

  it('a due day may be today but not earlier', () => {
    const due = (day: string) => decided({ due: { kind: 'date', day, hard: true } });
    expect(codeOf(() => assertReadyForSignOff(due('2026-11-19'), TODAY))).toBe(
      'task-dispatch/due-in-the-past',
    );
    expect(assertReadyForSignOff(due(TODAY), TODAY)).toHaveLength(1);
  });

  it('an audience that reaches nobody is refused', () => {
    const tasks = taskItemsOf(decided());
    expect(codeOf(() => assertReachesSomebody(tasks, new Map([[task.itemId, 0]])))).toBe(
      'task-dispatch/audience-empty',
    );
    expect(codeOf(() => assertReachesSomebody(tasks, new Map([[task.itemId, 1]])))).toBeUndefined();
  });
});

describe('a sign-off', () => {
  it('gets a new instance each round, which names the one before', () => {
    const first = asked();
    const back = returnToDraft(first, { how: 'returned', reason: '期限过紧', byName: '王书记' });
    const second = asked(back);
    expect(second.signOff).toMatchObject({ round: 2, starting: true });
    expect(second.signOff!.instanceId).not.toBe(first.signOff!.instanceId);
    expect(second.returned).toBeNull();
  });

  it('tells the flow what its conditions may look at', () => {
    const wish = {
      directive,
      issuerPath: '/1/',
      caller: drafter,
      flowKey: 'sign-off',
      contentHash: 'h',
      overBudget: { month: '2026-11', budget: 6, units: 3, reason: '防火紧要期' },
    };
    const tasks = taskItemsOf(decided({ urgent: true }));
    const start = signOffStart(wish, tasks, new Map([[task.itemId, 26]]));
    expect(start.variables).toEqual({
      taskItems: 1,
      targets: 26,
      urgent: true,
      docType: 'notice',
      overBudget: 3,
    });
    expect(start.initiator).toEqual({ personId: idOf('周文'), name: '周文', unitId: ISSUER.unitId });
  });

  it('of another round is not awaited', () => {
    expect(awaits(asked(), asked().signOff!.instanceId)).toBe(true);
    expect(awaits(asked(), uuidv7())).toBe(false);
    expect(awaits(issued, issued.signOff!.instanceId)).toBe(false);
  });

  it('cannot be asked for twice', () => {
    expect(codeOf(() => asked(asked()))).toBe('task-dispatch/directive-not-a-draft');
  });

  it('is about the text and every value of every item, in whatever order fields are stored', () => {
    const sha256 = directive.source.textSha256;
    const shuffled = items.map(
      (item) => Object.fromEntries(Object.entries(item).toReversed()) as unknown as Item,
    );
    expect(contentHash(sha256, shuffled)).toBe(contentHash(sha256, items));
    expect(contentHash(sha256, decided())).not.toBe(contentHash(sha256, items));
    expect(contentHash('0'.repeat(64), items)).not.toBe(contentHash(sha256, items));
  });
});

describe('an issued directive', () => {
  const plan = () => planDispatches({ directive: issued, issuerPath: '/1/', text }, taskItemsOf(decided()));

  it('plans one dispatch per task item, under the same id whenever it is planned', () => {
    expect(plan().map(({ id }) => id)).toEqual(plan().map(({ id }) => id));
    expect(plan()).toHaveLength(1);
  });

  it('says its requirement in the words of the source, without the number', () => {
    expect(plan()[0]!.content).toMatchObject({
      heading: '排查',
      requirement: '排查。各单位要排查。',
      itemPath: '1',
    });
  });

  it('takes the default review and the default days of its kind where nobody chose', () => {
    expect(plan()[0]!.content).toMatchObject({ reviewFlowKey: 'completion-review', defaultDays: 30 });
    const speech = planDispatches(
      { directive: { ...issued, docType: 'speech' }, issuerPath: '/1/', text },
      taskItemsOf(decided()),
    );
    expect(speech[0]!.content.defaultDays).toBe(20);
  });

  it('is closed only when nothing is open, and only once', () => {
    expect(codeOf(() => close(issued, 3, NOW))).toBe('task-dispatch/tasks-still-open');
    expect(close(issued, 0, NOW).state).toBe('closed');
    expect(codeOf(() => close(directive, 0, NOW))).toBe('task-dispatch/directive-not-issued');
    expect(codeOf(() => withdraw(close(issued, 0, NOW), '不再需要', NOW))).toBe(
      'task-dispatch/directive-ended',
    );
  });

  it('has open tasks to cancel when it is withdrawn, a draft has none', () => {
    expect(withdraw(issued, '政策调整', NOW)).toMatchObject({ state: 'withdrawn', cancelling: true });
    expect(withdraw(directive, '重复', NOW)).toMatchObject({ state: 'withdrawn', cancelling: false });
  });

  it('has a number of year and count', () => {
    expect(registerNumberOf('2026', 7)).toBe('2026-0007');
  });
});

describe('a registered directive', () => {
  const { text: words, draft } = notice([{ marker: '一、', heading: '排查', rest: '。' }]);
  const title = (more: { title?: string | null; draftTitle?: string | null; fileName?: string | null }) => {
    const { draftTitle = null, fileName = null } = more;
    return registeredDirective({
      id: idOf('directive'),
      title: more.title ?? null,
      issuer: ISSUER,
      drafter: { personId: idOf('周文'), name: '周文' },
      text: words,
      draft: {
        ...draft,
        title: draftTitle === null ? null : { start: 0, end: 1, text: draftTitle },
        source: { ...draft.source, fileName },
      },
      counts: countItems([]),
      now: NOW,
    }).title;
  };

  it('is called what the drafter wrote, else by its text, its file or its first line', () => {
    expect(title({ title: '冬季工作', draftTitle: '关于' })).toBe('冬季工作');
    expect(title({ draftTitle: '关于做好冬季\n工作的通知', fileName: 'a.docx' })).toBe(
      '关于做好冬季工作的通知',
    );
    expect(title({ fileName: '通知.docx' })).toBe('通知.docx');
    expect(title({})).toBe('关于做好冬季工作的通知');
  });

  it('has a title of one line without invisible characters', () => {
    expect(title({ draftTitle: `通\u202e知${'长'.repeat(300)}` })).toHaveLength(200);
    expect(title({ draftTitle: '通\u202e知' })).toBe('通知');
  });
});
