import { describe, expect, it } from '@jest/globals';
import { failureOf } from '#libs/kernel';
import { acting, at, dispatcher, handler, idOf, person, appointment, task } from '../../test/task-builder.js';
import { cancel, cancelled, insist, reRoute, urge } from './issuer-commands.js';
import { decline, signFor } from './unit-commands.js';

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    return failureOf(error)?.code;
  }
};
const issuer = acting(dispatcher, '2026-11-24 10:00');
const declined = decline(task(), '不属本单位职责', acting(handler, '2026-11-23 10:00')).task;
const unitAt = (path: string, more: object = {}) => ({
  unitId: idOf(`unit ${path}`),
  path,
  name: '第十三党支部',
  kind: 'branch',
  ended: false,
  responsible: null,
  ...more,
});

describe('insisting', () => {
  it('gives the task back to the unit with the time the issuer took', () => {
    const change = insist(declined, '职责清单第三条', issuer);
    expect(change.task).toMatchObject({ state: 'in-progress', clockHolder: 'unit' });
    expect(change.task.heldByOthersMs).toBe(9 * 3_600_000);
    expect(change.task.declined).not.toBeNull();
  });

  it('is refused when nothing was declined', () => {
    expect(codeOf(() => insist(task(), '…', issuer))).toBe('task-dispatch/task-not-declined');
  });
});

describe('re-routing', () => {
  const command = { newTaskId: idOf('new task'), to: unitAt('/1/13/'), reason: '改由十三支部承办' };

  it('ends the task as handed over and names the new one', () => {
    const { change } = reRoute(declined, command, issuer);
    expect(change.task).toMatchObject({ state: 'handed-over', clockHolder: 'nobody' });
    expect(change.happening.data).toEqual({
      reason: command.reason,
      newTaskId: command.newTaskId,
      newUnitId: command.to.unitId,
    });
  });

  it('leaves the new unit the time that was left, the issuer’s own not counted', () => {
    // Due on Friday 24:00; the issuer had the matter for one working day.
    expect(reRoute(declined, command, issuer).dueAt).toEqual(at('2026-12-21 18:00'));
  });

  it('leaves the new unit at least two working days', () => {
    const short = { ...declined, dueAt: at('2026-11-24 00:00') };
    expect(reRoute(short, command, issuer).dueAt).toEqual(at('2026-11-26 10:00'));
  });

  it('goes only to a unit below the issuer that goes on and can hold tasks', () => {
    const unfit = [
      null,
      unitAt('/2/'),
      unitAt('/1/12/'),
      unitAt('/1/14/', { kind: 'party-cell' }),
      unitAt('/1/14/', { ended: true }),
    ];
    for (const to of unfit) {
      expect(codeOf(() => reRoute(declined, { ...command, to }, issuer))).toBe(
        'task-dispatch/unit-not-below-issuer',
      );
    }
  });

  it('is refused when nothing was declined', () => {
    expect(codeOf(() => reRoute(task(), command, issuer))).toBe('task-dispatch/task-not-declined');
  });
});

describe('cancelling', () => {
  it('ends the task with its reason and names the review that is void', () => {
    const review = {
      instanceId: idOf('instance'),
      starting: false,
      waitsFor: ['王主任'],
      askedIds: [idOf('王主任')],
    };
    const change = cancel(task({ state: 'in-review', review }), '任务已无必要', issuer);
    expect(change.task).toMatchObject({ state: 'cancelled', review: null, clockHolder: 'nobody' });
    expect(change.happening.data).toEqual({ reason: '任务已无必要', instanceId: review.instanceId });
  });

  it('belongs to the issuer, not to the unit', () => {
    expect(codeOf(() => cancel(task(), '…', acting(handler, '2026-11-24 10:00')))).toBe(
      'task-dispatch/not-your-task',
    );
  });

  it('is refused when the task has ended', () => {
    expect(codeOf(() => cancel(task({ state: 'closed' }), '…', issuer))).toBe('task-dispatch/task-ended');
  });

  it('of a parent reaches a child without anybody’s duty over it', () => {
    expect(cancelled(task(), '上级任务已取消', { ...issuer, appointmentId: null }).task.state).toBe(
      'cancelled',
    );
  });
});

describe('urging', () => {
  it('nudges the unit’s person while the unit holds the clock', () => {
    expect(urge(task(), { words: '请抓紧' }, issuer).happening.data).toEqual({
      holderPersonId: idOf('secretary /1/12/'),
      words: '请抓紧',
      byName: '区委办',
    });
  });

  it('nudges the issuer’s contact person while a decline waits for an answer', () => {
    const supervisor = acting(person('督查室', appointment('/1/', ['supervise'])), '2026-11-24 10:00');
    expect(urge(declined, { words: null }, supervisor).happening.data).toMatchObject({
      holderPersonId: idOf('drafter'),
    });
  });

  it('nudges the reviewer while the reviewer has the matter', () => {
    const review = {
      instanceId: idOf('i'),
      starting: false,
      waitsFor: ['王主任'],
      askedIds: [idOf('王主任')],
    };
    const waiting = task({ state: 'in-review', clockHolder: 'reviewer', review });
    expect(urge(waiting, { words: null }, issuer).happening.data).toMatchObject({
      holderPersonId: idOf('王主任'),
    });
  });

  it('S76: is refused on an ended task and twice within a working day', () => {
    expect(codeOf(() => urge(task({ state: 'closed' }), { words: null }, issuer))).toBe(
      'task-dispatch/task-ended',
    );
    const urged = urge(
      signFor(task(), acting(handler, '2026-11-23 10:00')).task,
      { words: null },
      issuer,
    ).task;
    const soon = { ...issuer, now: at('2026-11-25 09:59') };
    const late = { ...issuer, now: at('2026-11-25 10:00') };
    expect(codeOf(() => urge(urged, { words: null }, soon))).toBe('task-dispatch/urged-too-soon');
    expect(codeOf(() => urge(urged, { words: null }, late))).toBe('accepted');
  });
});
