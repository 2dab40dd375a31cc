import { describe, expect, it } from '@jest/globals';
import { failureOf } from '#libs/kernel';
import { acting, at, CRITERIA, dispatcher, handler, idOf, task } from '../../test/task-builder.js';
import { reDispatch, type ChildOrder } from './re-dispatch.js';
import { taskIdOf } from './new-task.js';

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    return failureOf(error)?.code;
  }
};
const unit = (path: string, more: object = {}) => ({
  unitId: idOf(`unit ${path}`),
  path,
  name: path,
  kind: 'grid-branch',
  ended: false,
  responsible: null,
  ...more,
});
const units = new Map(
  [
    unit('/1/12/1/'),
    unit('/1/12/2/'),
    unit('/1/13/'),
    unit('/1/12/'),
    unit('/1/12/9/', { kind: 'party-cell' }),
  ].map((one) => [one.unitId, one]),
);
const child = (path: string, more: Partial<ChildOrder> = {}): ChildOrder => ({
  unitId: idOf(`unit ${path}`),
  criterionIds: CRITERIA.map((criterion) => criterion.criterionId),
  requirement: null,
  dueDay: '2026-12-15',
  ...more,
});
const parent = task({ state: 'in-progress' });
const middle = acting(handler, '2026-11-23 10:00');
const run = (...children: ChildOrder[]) =>
  reDispatch(parent, { dispatchId: idOf('re-dispatch'), children, units }, middle);

describe('a middle unit that breaks its task down', () => {
  it('makes child tasks issued by itself, with the criteria it gave each', () => {
    const [first, second] = CRITERIA.map((criterion) => criterion.criterionId);
    const made = run(
      child('/1/12/1/', { criterionIds: [first!] }),
      child('/1/12/2/', { criterionIds: [second!], requirement: '只查校园' }),
    );
    expect(made.content).toMatchObject({
      issuerUnitId: parent.unitId,
      issuerUnitPath: '/1/12/',
      contactPersonId: handler.personId,
    });
    expect(made.targets.map((target) => target.criteria)).toEqual([[CRITERIA[0]], [CRITERIA[1]]]);
    expect(made.targets[0]!.dueAt).toEqual(at('2026-12-16 00:00'));
    expect(made.childTaskIds[0]).toBe(taskIdOf(idOf('re-dispatch'), idOf('unit /1/12/1/')));
    expect(made.change.task.childrenTotal).toBe(2);
  });

  it('S87: may not give a due after its own', () => {
    expect(codeOf(() => run(child('/1/12/1/', { dueDay: '2026-12-19' })))).toBe(
      'task-dispatch/child-due-after-parent',
    );
    expect(codeOf(() => run(child('/1/12/1/', { dueDay: '2026-12-18' })))).toBe('accepted');
  });

  it('S87: keeps at most a third of the time it received', () => {
    // 182 working hours were received, so 121 1/3 must be left.
    expect(codeOf(() => run(child('/1/12/1/', { dueDay: '2026-12-09' })))).toBe(
      'task-dispatch/child-share-of-time-too-small',
    );
    expect(codeOf(() => run(child('/1/12/1/', { dueDay: '2026-12-10' })))).toBe('accepted');
  });

  it('shares what a return left, when its task was returned', () => {
    const returned = task({
      state: 'in-progress',
      returned: { reason: '台账缺页', criterionId: null, round: 1, byName: '王主任' },
      clockSince: at('2026-12-17 10:00'),
      effectiveDueAt: at('2026-12-21 10:00'),
    });
    const again = { ...middle, now: at('2026-12-17 11:00') };
    const order = (dueDay: string) => ({
      dispatchId: idOf('again'),
      children: [child('/1/12/1/', { dueDay })],
      units,
    });
    expect(codeOf(() => reDispatch(returned, order('2026-12-18'), again))).toBe('accepted');
    expect(codeOf(() => reDispatch(returned, order('2026-12-17'), again))).toBe(
      'task-dispatch/child-share-of-time-too-small',
    );
    expect(codeOf(() => reDispatch(returned, order('2026-12-21'), again))).toBe(
      'task-dispatch/child-due-after-parent',
    );
  });

  it('gives every criterion of its own to some child', () => {
    const half = child('/1/12/1/', { criterionIds: [CRITERIA[0]!.criterionId] });
    expect(codeOf(() => run(half))).toBe('task-dispatch/criteria-not-covered');
    expect(codeOf(() => run(child('/1/12/1/'), child('/1/12/2/', { criterionIds: [idOf('unknown')] })))).toBe(
      'task-dispatch/criterion-unknown',
    );
  });

  it('reaches only units below itself that can hold tasks, each once', () => {
    for (const path of ['/1/13/', '/1/12/', '/1/12/9/', '/1/12/404/']) {
      expect(codeOf(() => run(child(path)))).toBe('task-dispatch/unit-not-below-issuer');
    }
    expect(codeOf(() => run(child('/1/12/1/'), child('/1/12/1/')))).toBe('task-dispatch/already-dispatched');
  });

  it('does so in progress, and in its own unit alone', () => {
    const command = { dispatchId: idOf('x'), children: [child('/1/12/1/')], units };
    expect(codeOf(() => reDispatch(task(), command, middle))).toBe('task-dispatch/task-not-in-progress');
    expect(codeOf(() => reDispatch(parent, command, { ...middle, caller: dispatcher }))).toBe(
      'task-dispatch/not-your-task',
    );
  });
});
