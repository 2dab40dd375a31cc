import { describe, expect, it } from '@jest/globals';
import { failureOf } from '#libs/kernel';
import {
  acting,
  appointment,
  at,
  calendar,
  dispatcher,
  handler,
  idOf,
  person,
  reviewer,
  stranger,
  task,
} from '../../test/task-builder.js';
import {
  answerExtension,
  askExtension,
  type AskExtensionCommand,
  type ExtensionAnswer,
  withdrawExtension,
} from './extension-commands.js';
import { cancel } from './issuer-commands.js';
import { isLate, lightOf } from './light.js';
import { submit } from './review-commands.js';
import { tellDue } from './sweep.js';
import { actionsOf } from './task-actions.js';
import type { Task } from './task.js';

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    return failureOf(error)?.code;
  }
};

/** In progress since Friday, 2026-11-20; due on Friday, 2026-12-18, 24:00. */
const working = (more: Partial<Task> = {}) => task({ state: 'in-progress', ...more });
const wish: AskExtensionCommand = {
  reason: '两处场所正在装修',
  progress: '已排查三十处，余两处',
  toDay: '2026-12-25',
  parentUntil: null,
};
const ask = (of: Task, when: string, more: Partial<AskExtensionCommand> = {}) =>
  askExtension(of, { ...wish, ...more }, acting(handler, when));
const open = (when = '2026-12-16 10:00') => ask(working(), when).task;
const grant = { decision: 'grant', toDay: null, reason: null, parentUntil: null } as const;
const refuse = { decision: 'refuse', reason: '年前必须完成', parentUntil: null } as const;
const answer = (of: Task, said: ExtensionAnswer, when: string) =>
  answerExtension(of, said, acting(dispatcher, when));

describe('asking for an extension', () => {
  it('hands the clock to the issuer, and the unit’s light freezes', () => {
    const asked = open('2026-12-18 17:00');
    expect(asked).toMatchObject({
      state: 'in-progress',
      clockHolder: 'issuer',
      dueAt: at('2026-12-19 00:00'),
      extension: {
        reason: wish.reason,
        progress: wish.progress,
        toDay: '2026-12-25',
        askedAt: at('2026-12-18 17:00').toISOString(),
        askedBy: { personId: handler.personId, name: '支部书记' },
      },
    });
    expect(lightOf(asked, at('2026-12-18 17:00'))).toBe('yellow');
    expect(lightOf(asked, at('2027-02-01 10:00'))).toBe('yellow');
    expect(isLate(asked, at('2027-02-01 10:00'))).toBe(false);
    expect(tellDue(asked, at('2027-02-01 10:00'))).toBeNull();
  });

  it('is possible in progress alone, before the date that stands, and once at a time', () => {
    for (const state of ['dispatched', 'declined', 'in-review', 'closed', 'cancelled'] as const) {
      expect(codeOf(() => ask(task({ state }), '2026-12-16 10:00'))).toBe(
        'task-dispatch/task-not-in-progress',
      );
    }
    expect(codeOf(() => ask(working(), '2026-12-18 23:59'))).toBe('accepted');
    expect(codeOf(() => ask(working(), '2026-12-19 00:00'))).toBe('task-dispatch/extension-too-late');
    expect(codeOf(() => ask(open(), '2026-12-16 11:00'))).toBe('task-dispatch/extension-already-asked');
  });

  it('names a day after the date that stands, whatever others held before', () => {
    expect(codeOf(() => ask(working(), '2026-12-16 10:00', { toDay: '2026-12-18' }))).toBe(
      'task-dispatch/extension-not-later',
    );
    const later = working({ effectiveDueAt: at('2026-12-23 18:00'), heldByOthersMs: 27 * 3_600_000 });
    expect(codeOf(() => ask(later, '2026-12-22 10:00', { toDay: '2026-12-21' }))).toBe(
      'task-dispatch/extension-not-later',
    );
    expect(codeOf(() => ask(later, '2026-12-22 10:00', { toDay: '2026-12-24' }))).toBe('accepted');
  });

  it('of a child never reaches beyond its parent', () => {
    const parentUntil = at('2026-12-26 00:00');
    expect(codeOf(() => ask(working(), '2026-12-16 10:00', { parentUntil }))).toBe('accepted');
    expect(codeOf(() => ask(working(), '2026-12-16 10:00', { parentUntil, toDay: '2026-12-26' }))).toBe(
      'task-dispatch/child-due-after-parent',
    );
  });

  it('is the unit’s alone', () => {
    const by = (caller: typeof handler) =>
      codeOf(() => askExtension(working(), wish, acting(caller, '2026-12-16 10:00')));
    expect(by(dispatcher)).toBe('task-dispatch/not-your-task');
    expect(by(stranger)).toBe('task-dispatch/task-not-found');
  });

  it('keeps the unit from submitting until it is answered or withdrawn', () => {
    const command = { reportId: idOf('report'), text: '完成', figures: [], files: [], firstAsked: [] };
    const counted = { ...command, children: { total: 0, open: 0 } };
    const later = acting(handler, '2026-12-17 10:00');
    expect(codeOf(() => submit(open(), counted, later))).toBe('task-dispatch/extension-open');
    expect(codeOf(() => submit(withdrawExtension(open(), later).task, counted, later))).toBe('accepted');
  });

  it('ends with a task that is cancelled', () => {
    const { task: ended } = cancel(open(), '已无必要', acting(dispatcher, '2026-12-17 10:00'));
    expect(ended).toMatchObject({ state: 'cancelled', extension: null, clockHolder: 'nobody' });
    expect(isLate(ended, at('2027-01-04 10:00'))).toBe(false);
  });
});

describe('withdrawing a request', () => {
  it('gives the clock back, and the time it waited counts as the unit’s', () => {
    const { task: back, happening } = withdrawExtension(open(), acting(handler, '2026-12-21 10:00'));
    expect(back).toMatchObject({
      clockHolder: 'unit',
      extension: null,
      extensionsAnswered: 0,
      heldByOthersMs: 0,
      effectiveDueAt: at('2026-12-19 00:00'),
    });
    expect(isLate(back, at('2026-12-21 10:00'))).toBe(true);
    expect(happening).toMatchObject({ name: 'extension-withdrawn', published: true });
  });

  it('is refused when there is none, and to everybody else', () => {
    const at10 = '2026-12-17 10:00';
    expect(codeOf(() => withdrawExtension(working(), acting(handler, at10)))).toBe(
      'task-dispatch/extension-not-asked',
    );
    expect(codeOf(() => withdrawExtension(open(), acting(dispatcher, at10)))).toBe(
      'task-dispatch/not-your-task',
    );
  });
});

describe('granting an extension', () => {
  it('moves the due to the end of the day asked for, and the issuer’s time on top', () => {
    const { task: granted, happening } = answer(open(), grant, '2026-12-17 10:00');
    expect(granted).toMatchObject({
      clockHolder: 'unit',
      extension: null,
      extensionsAnswered: 1,
      dueAt: at('2026-12-26 00:00'),
      // One working day of the issuer's: the Monday after.
      effectiveDueAt: at('2026-12-28 18:00'),
    });
    expect(happening).toMatchObject({
      name: 'extension-granted',
      data: { toDay: '2026-12-25', askedDay: '2026-12-25', dueAt: at('2026-12-26 00:00').toISOString() },
    });
  });

  it('leaves what lay between the asking and the new day, however slow the issuer is', () => {
    const left = calendar.between(at('2026-12-16 10:00'), at('2026-12-26 00:00'));
    const { task: granted } = answer(open(), grant, '2027-01-07 10:00');
    expect(calendar.between(at('2027-01-07 10:00'), granted.effectiveDueAt)).toBe(left);
  });

  it('may name an earlier day, but none beyond what was asked and none that leaves all as it was', () => {
    const on = (toDay: string) => answer(open(), { ...grant, toDay }, '2026-12-16 11:00').task.dueAt;
    expect(on('2026-12-22')).toEqual(at('2026-12-23 00:00'));
    expect(codeOf(() => on('2026-12-26'))).toBe('task-dispatch/extension-beyond-asked');
    expect(codeOf(() => on('2026-12-18'))).toBe('task-dispatch/extension-not-later');
  });

  it('moves a day off to the end of the next working day, but never beyond the parent', () => {
    const asked = (more: Partial<AskExtensionCommand>) => ask(working(), '2026-12-16 10:00', more).task;
    const saturday = asked({ toDay: '2026-12-26' });
    expect(answer(saturday, grant, '2026-12-16 11:00').task.dueAt).toEqual(at('2026-12-29 00:00'));
    const parentUntil = at('2026-12-27 00:00');
    const child = asked({ toDay: '2026-12-26', parentUntil });
    expect(answer(child, { ...grant, parentUntil }, '2026-12-16 11:00').task.dueAt).toEqual(parentUntil);
    const shrunk = { ...grant, parentUntil: at('2026-12-24 00:00') };
    expect(codeOf(() => answer(child, shrunk, '2026-12-16 11:00'))).toBe(
      'task-dispatch/child-due-after-parent',
    );
  });

  it('lets the new due be told of anew', () => {
    const told = ask(working({ toldYellow: true }), '2026-12-16 10:00').task;
    expect(answer(told, grant, '2026-12-16 11:00').task).toMatchObject({ toldYellow: false, toldRed: false });
  });
});

describe('refusing an extension', () => {
  it('leaves at least one working day and states the date that stands', () => {
    const { task: refused, happening } = answer(open('2026-12-18 17:00'), refuse, '2026-12-18 17:30');
    expect(refused).toMatchObject({
      clockHolder: 'unit',
      extension: null,
      extensionsAnswered: 1,
      dueAt: at('2026-12-19 00:00'),
      effectiveDueAt: at('2026-12-21 17:30'),
    });
    expect(happening).toMatchObject({
      name: 'extension-refused',
      data: { reason: '年前必须完成', effectiveDueAt: at('2026-12-21 17:30').toISOString() },
    });
  });

  it('gives the unit back what the issuer held', () => {
    const { task: refused } = answer(open(), refuse, '2026-12-18 10:00');
    expect(refused.effectiveDueAt).toEqual(at('2026-12-22 18:00'));
  });
});

describe('an answer to a request', () => {
  it('is given once, by the issuer, and never by whoever asked', () => {
    expect(codeOf(() => answer(working(), grant, '2026-12-17 10:00'))).toBe(
      'task-dispatch/extension-not-asked',
    );
    const by = (caller: typeof handler) =>
      codeOf(() => answerExtension(open(), grant, acting(caller, '2026-12-17 10:00')));
    expect(by(handler)).toBe('task-dispatch/not-your-task');
    expect(by(reviewer)).toBe('task-dispatch/not-your-task');
    expect(by(stranger)).toBe('task-dispatch/task-not-found');
    const both = person('一肩挑', appointment('/1/12/', ['handle']), appointment('/1/', ['dispatch']));
    const own = askExtension(working(), wish, acting(both, '2026-12-16 10:00')).task;
    expect(codeOf(() => answerExtension(own, grant, acting(both, '2026-12-16 11:00')))).toBe(
      'task-dispatch/own-extension',
    );
    expect(codeOf(() => answer(own, grant, '2026-12-16 11:00'))).toBe('accepted');
  });

  it('is the second one at most: a third request is refused, one that was withdrawn does not count', () => {
    const once = answer(open(), grant, '2026-12-17 10:00').task;
    const back = withdrawExtension(
      ask(once, '2026-12-22 10:00', { toDay: '2027-01-08' }).task,
      acting(handler, '2026-12-22 11:00'),
    ).task;
    const asked = ask(back, '2026-12-22 12:00', { toDay: '2027-01-08' }).task;
    const twice = answer(asked, refuse, '2026-12-22 13:00').task;
    expect(codeOf(() => ask(twice, '2026-12-23 10:00', { toDay: '2027-01-15' }))).toBe(
      'task-dispatch/no-extension-left',
    );
  });

  it('is offered to those who may give it', () => {
    const now = at('2026-12-16 11:00');
    expect(actionsOf(working(), handler, now)).toContain('ask-extension');
    expect(actionsOf(working(), handler, at('2026-12-19 00:00'))).not.toContain('ask-extension');
    expect(actionsOf(open(), handler, now)).toEqual(['report', 'withdraw-extension', 're-dispatch']);
    expect(actionsOf(open(), dispatcher, now)).toContain('answer-extension');
    expect(actionsOf(working(), dispatcher, now)).not.toContain('answer-extension');
  });
});
