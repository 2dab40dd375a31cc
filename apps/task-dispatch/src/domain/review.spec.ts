import { describe, expect, it } from '@jest/globals';
import { failureOf, ID_NAMESPACES, uuid5 } from '#libs/kernel';
import { acting, at, calendar, CRITERIA, dispatcher, handler, idOf, task } from '../../test/task-builder.js';
import { cancel } from './issuer-commands.js';
import { mayTakeBack, submit } from './review-commands.js';
import { applyOutcome, type ReviewOutcome } from './review-outcomes.js';
import type { Task } from './task.js';

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    return failureOf(error)?.code;
  }
};
const unit = acting(handler, '2026-11-25 10:00');
const command = {
  reportId: idOf('report'),
  text: '已全部完成',
  files: [],
  figures: [],
  firstAsked: [{ personId: idOf('王主任'), name: '王主任' }],
  children: { total: 0, open: 0 },
};
const working = (more: Partial<Task> = {}) => task({ state: 'in-progress', ...more });
const inReview = submit(working(), command, unit).task;
const outcome = (of: Task, kind: ReviewOutcome, when = '2026-11-26 10:00') =>
  applyOutcome(
    of,
    { instanceId: of.review?.instanceId ?? '', round: of.round, at: at(when), outcome: kind },
    calendar,
  );
const aReturn = {
  kind: 'returned',
  reason: '台账缺页',
  criterionId: CRITERIA[0]!.criterionId,
  byName: '王主任',
} as const;

describe('submitting', () => {
  it('puts the task in review under an instance whose id follows from task and round', () => {
    const instanceId = uuid5(ID_NAMESPACES.approvalInstance, 'task', inReview.taskId, '1');
    expect(inReview).toMatchObject({ state: 'in-review', round: 1, clockHolder: 'reviewer' });
    expect(inReview.review).toEqual({
      instanceId,
      starting: true,
      waitsFor: ['王主任'],
      askedIds: [idOf('王主任')],
    });
  });

  it('starts with the criteria fixed at dispatch, and names the round before', () => {
    const again = submit(
      { ...outcome(inReview, aReturn)!.task },
      command,
      acting(handler, '2026-11-27 10:00'),
    );
    const { start } = again.happening.data as { start: Record<string, unknown> };
    expect(start).toMatchObject({
      round: 2,
      previousInstanceId: inReview.review?.instanceId,
      decisionForm: { criteria: CRITERIA, resultLevels: [] },
    });
    expect(again.task.returned).toBeNull();
  });

  it('may bring the figures that were still missing, and none that nobody asked for', () => {
    const figures = [{ key: 'hazards', label: '隐患', unit: '处' }];
    const asked = working({ evidence: { files: false, figures, reason: '核对' } });
    expect(codeOf(() => submit(asked, command, unit))).toBe('task-dispatch/evidence-missing');
    const given = { ...command, figures: [{ key: 'hazards', value: '12' }] };
    expect(submit(asked, given, unit)).toMatchObject({
      task: { state: 'in-review', figuresGiven: ['hazards'] },
      report: { kind: 'completion', figures: [{ key: 'hazards', label: '隐患', unit: '处', value: '12' }] },
    });
    expect(codeOf(() => submit(working(), given, unit))).toBe('task-dispatch/figure-not-asked');
  });

  it('has a title that is one plain line, whatever the source’s heading holds', () => {
    const heading = `开展\t排查\u200b${'长'.repeat(300)}`;
    const { happening } = submit(working({ heading }), command, unit);
    const { title } = (happening.data as { start: { title: string } }).start;
    expect(title).toMatch(/^\/1\/12\/ 党支部：开展 排查 长+$/);
    expect(title).toHaveLength(200);
  });

  it('is possible in progress alone', () => {
    for (const state of ['dispatched', 'declined', 'in-review', 'closed'] as const) {
      expect(codeOf(() => submit(task({ state }), command, unit))).toBe('task-dispatch/task-not-in-progress');
    }
  });

  it('is refused while a child is open, also one that was made after they were counted', () => {
    expect(
      codeOf(() =>
        submit(working({ childrenTotal: 2 }), { ...command, children: { total: 2, open: 1 } }, unit),
      ),
    ).toBe('task-dispatch/children-still-open');
    expect(
      codeOf(() =>
        submit(working({ childrenTotal: 2 }), { ...command, children: { total: 1, open: 0 } }, unit),
      ),
    ).toBe('task-dispatch/children-still-open');
    expect(
      codeOf(() =>
        submit(working({ childrenTotal: 2 }), { ...command, children: { total: 2, open: 0 } }, unit),
      ),
    ).toBe('accepted');
  });

  it('is refused while files or figures that the item asks for are missing', () => {
    const asking = { files: true, figures: [{ key: 'sites', label: '场所', unit: '处' }], reason: '备查' };
    expect(codeOf(() => submit(working({ evidence: asking }), command, unit))).toBe(
      'task-dispatch/evidence-missing',
    );
    const given = working({ evidence: asking, filesGiven: 1, figuresGiven: ['sites'] });
    expect(codeOf(() => submit(given, command, unit))).toBe('accepted');
  });
});

describe('taking back', () => {
  const first = inReview.review!.instanceId;

  it('names the instance to withdraw, in review alone', () => {
    expect(mayTakeBack(inReview, unit)).toEqual({ instanceIds: [first], isOver: false });
    expect(codeOf(() => mayTakeBack(working(), unit))).toBe('task-dispatch/task-not-in-review');
  });

  it('names the instance that came back: the request may be heard again', () => {
    const back = outcome(inReview, { kind: 'undone', how: 'taken-back', reason: null })!.task;
    expect(mayTakeBack(back, unit)).toEqual({ instanceIds: [first], isOver: true });
    const refused = outcome(inReview, { kind: 'undone', how: 'start-refused', reason: '无人可审' })!.task;
    expect(codeOf(() => mayTakeBack(refused, unit))).toBe('task-dispatch/task-not-in-review');
  });

  it('names those of earlier rounds, too, whatever the task has come to', () => {
    const back = outcome(inReview, { kind: 'undone', how: 'taken-back', reason: null })!.task;
    const again = submit(back, command, unit).task;
    const instanceIds = [again.review!.instanceId, first];
    expect(mayTakeBack(again, unit)).toEqual({ instanceIds, isOver: false });
    const approved: Task = { ...again, state: 'closed', review: null };
    expect(mayTakeBack(approved, unit)).toEqual({ instanceIds: [first], isOver: true });
  });
});

describe('what approval says', () => {
  it('of a start: whom it waits for, once', () => {
    const started = outcome(inReview, {
      kind: 'started',
      asked: [{ personId: idOf('张书记'), name: '张书记' }],
    })!;
    expect(started.task.review).toMatchObject({ starting: false, waitsFor: ['张书记'] });
    expect(started.happening.published).toBe(false);
    expect(outcome(started.task, { kind: 'started', asked: [] })).toBeNull();
  });

  it('of each step: whom it waits for now, and no older step replaces a newer one', () => {
    const asked = (...names: string[]) => names.map((name) => ({ personId: idOf(name), name }));
    const second = outcome(inReview, { kind: 'went-on', asked: asked('李主任', '赵主任'), version: 2 })!;
    expect(second.task.review).toMatchObject({
      starting: false,
      waitsFor: ['李主任', '赵主任'],
      askedIds: [idOf('李主任'), idOf('赵主任')],
    });
    const third = outcome(second.task, { kind: 'went-on', asked: asked('赵主任'), version: 3 })!;
    expect(third.task.review).toMatchObject({ waitsFor: ['赵主任'] });
    expect(third.happening).toMatchObject({ name: 'review-went-on', data: { words: '赵主任' } });
    expect(outcome(third.task, { kind: 'went-on', asked: asked('李主任'), version: 2 })).toBeNull();
    expect(outcome(third.task, { kind: 'started', asked: asked('王主任') })).toBeNull();
    const closed = outcome(third.task, { kind: 'approved', resultLevel: null })!.task;
    expect(outcome(closed, { kind: 'went-on', asked: asked('李主任'), version: 4 })).toBeNull();
  });

  it('of an approval: the task is closed with its level, and nobody holds the clock', () => {
    const closed = outcome(inReview, { kind: 'approved', resultLevel: '做好' })!.task;
    expect(closed).toMatchObject({ state: 'closed', clockHolder: 'nobody', review: null });
    expect(closed.ended).toMatchObject({ resultLevel: '做好', reason: null });
  });

  it('S88: of a return: the criterion and the round are told, so that the third one reaches the reviewer’s superior', () => {
    let current = inReview;
    for (const round of [1, 2, 3]) {
      const back = outcome(current, aReturn)!;
      expect(back.happening).toMatchObject({ name: 'returned', data: { ...aReturnWords, round } });
      expect(back.task).toMatchObject({ state: 'in-progress', clockHolder: 'unit' });
      current = submit(back.task, command, acting(handler, '2026-11-26 11:00')).task;
    }
  });

  it('of a return: at least two working days are left', () => {
    const late = submit(working({ dueAt: at('2026-11-26 00:00') }), command, unit).task;
    const back = outcome(late, aReturn)!.task;
    expect(back.effectiveDueAt).toEqual(at('2026-11-30 10:00'));
    expect(back).toMatchObject({ toldYellow: false, toldRed: false });
  });

  it('of a start that is refused: the submit is undone with its reason, and the time is not the unit’s', () => {
    const undone = outcome(inReview, { kind: 'undone', how: 'start-refused', reason: '无人可审' })!.task;
    expect(undone).toMatchObject({
      state: 'in-progress',
      undone: { how: 'start-refused', reason: '无人可审' },
    });
    expect(undone.heldByOthersMs).toBe(9 * 3_600_000);
  });

  it('of a submission taken back: it is in progress again and the time counts as the unit’s', () => {
    const back = outcome(inReview, { kind: 'undone', how: 'taken-back', reason: null })!.task;
    expect(back).toMatchObject({ state: 'in-progress', heldByOthersMs: 0 });
    expect(back.effectiveDueAt).toEqual(task().dueAt);
  });

  it('comes too late for a cancelled task, which wins', () => {
    const gone = cancel(inReview, '任务已无必要', acting(dispatcher, '2026-11-25 12:00')).task;
    const news = {
      instanceId: inReview.review!.instanceId,
      round: 1,
      at: unit.now,
      outcome: { kind: 'approved', resultLevel: null } as const,
    };
    expect(applyOutcome(gone, news, calendar)).toBeNull();
  });

  it('of another round or instance is ignored', () => {
    const approved = { kind: 'approved', resultLevel: null } as const;
    const news = { instanceId: inReview.review!.instanceId, round: 1, at: unit.now, outcome: approved };
    expect(applyOutcome(inReview, { ...news, round: 2 }, calendar)).toBeNull();
    expect(applyOutcome(inReview, { ...news, instanceId: idOf('other') }, calendar)).toBeNull();
    expect(applyOutcome(null, news, calendar)).toBeNull();
  });
});

const aReturnWords = { reason: '台账缺页', criterionId: CRITERIA[0]!.criterionId, byName: '王主任' };
