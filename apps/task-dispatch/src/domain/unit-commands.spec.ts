import { describe, expect, it } from '@jest/globals';
import { failureOf } from '#libs/kernel';
import { acting, at, dispatcher, handler, idOf, task } from '../../test/task-builder.js';
import { insist } from './issuer-commands.js';
import { decline, report, signFor } from './unit-commands.js';
import type { Task } from './task.js';

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    return failureOf(error)?.code;
  }
};
const inWindow = acting(handler, '2026-11-23 10:00');
const afterWindow = acting(handler, '2026-11-24 16:00');
const ended = (['closed', 'cancelled', 'handed-over'] as const).map((state) => task({ state }));

describe('signing for', () => {
  it('puts the task in progress and keeps the clock with the unit', () => {
    const change = signFor(task(), inWindow);
    expect(change.task).toMatchObject({
      state: 'in-progress',
      signedForAt: inWindow.now,
      clockHolder: 'unit',
    });
    expect(change.happening).toEqual({ name: 'signed-for', data: {}, published: true });
    expect(change.clockEntry).toBeNull();
  });

  it('stays possible after the window', () => {
    expect(signFor(task(), afterWindow).task.state).toBe('in-progress');
  });

  it('is possible once only', () => {
    const once = signFor(task(), inWindow).task;
    expect(codeOf(() => signFor(once, inWindow))).toBe('task-dispatch/task-already-signed-for');
    expect(codeOf(() => signFor({ ...once, state: 'in-review' }, inWindow))).toBe(
      'task-dispatch/task-already-signed-for',
    );
  });

  it('is refused while the issuer owes an answer to a decline, and once the task has ended', () => {
    expect(codeOf(() => signFor(task({ state: 'declined' }), inWindow))).toBe(
      'task-dispatch/task-awaits-issuer',
    );
    for (const over of ended) expect(codeOf(() => signFor(over, inWindow))).toBe('task-dispatch/task-ended');
  });
});

describe('declining', () => {
  it('S85: hands the clock to the issuer, with the reason on record', () => {
    const change = decline(task(), '不属本单位职责', inWindow);
    expect(change.task).toMatchObject({ state: 'declined', clockHolder: 'issuer', clockSince: inWindow.now });
    expect(change.task.declined).toEqual({ reason: '不属本单位职责', at: inWindow.now.toISOString() });
    expect(change.clockEntry).toMatchObject({ position: 2, holder: 'issuer' });
  });

  it('S85: is refused from the instant at which the window ends', () => {
    expect(codeOf(() => decline(task(), '不属本单位职责', afterWindow))).toBe(
      'task-dispatch/decline-window-closed',
    );
    const lastMoment = { ...afterWindow, now: new Date(afterWindow.now.getTime() - 1) };
    expect(codeOf(() => decline(task(), '不属本单位职责', lastMoment))).toBe('accepted');
  });

  it('is possible once only, also after the issuer insisted', () => {
    const declined = decline(task(), '不属本单位职责', inWindow).task;
    const insisted = insist(declined, '职责清单第三条', acting(dispatcher, '2026-11-23 11:00')).task;
    for (const state of [declined, insisted]) {
      expect(codeOf(() => decline(state, '再次申请', inWindow))).toBe('task-dispatch/declined-once-already');
    }
  });

  it('is refused after the task was signed for or has ended', () => {
    expect(codeOf(() => decline(signFor(task(), inWindow).task, '…', inWindow))).toBe(
      'task-dispatch/task-already-signed-for',
    );
    for (const over of ended)
      expect(codeOf(() => decline(over, '…', inWindow))).toBe('task-dispatch/task-ended');
  });
});

describe('a report', () => {
  const asking = {
    files: false,
    figures: [{ key: 'sites', label: '排查场所', unit: '处' }],
    reason: '汇总用',
  };
  const command = { reportId: idOf('report'), text: '已排查一半', figures: [], files: [] };
  const file = {
    evidenceId: idOf('evidence'),
    uploadId: idOf('upload'),
    storageKey: 'k',
    fileName: '台账.pdf',
    contentType: 'application/pdf',
    size: 1,
    sha256: 'a'.repeat(64),
    uploadedBy: idOf('x'),
    uploadedAt: at('2026-11-23 09:00'),
  };
  const working = (more: Partial<Task> = {}) => task({ state: 'in-progress', ...more });

  it('carries the figures that the item asks for, under their names', () => {
    const change = report(
      working({ evidence: asking }),
      { ...command, figures: [{ key: 'sites', value: '12' }] },
      inWindow,
    );
    expect(change.report?.figures).toEqual([{ key: 'sites', label: '排查场所', unit: '处', value: '12' }]);
    expect(change.report?.by).toMatchObject({ name: '支部书记', postTitle: '书记' });
    expect(change.task).toMatchObject({ state: 'in-progress', figuresGiven: ['sites'] });
  });

  it('is refused when it brings a figure or a file that nobody asked for', () => {
    expect(
      codeOf(() => report(working(), { ...command, figures: [{ key: 'sites', value: '1' }] }, inWindow)),
    ).toBe('task-dispatch/figure-not-asked');
    expect(codeOf(() => report(working(), { ...command, files: [file] }, inWindow))).toBe(
      'task-dispatch/files-not-asked',
    );
  });

  it('is possible in progress alone', () => {
    for (const state of ['dispatched', 'declined', 'in-review', 'closed', 'cancelled'] as const) {
      expect(codeOf(() => report(task({ state }), command, inWindow))).toBe(
        'task-dispatch/task-not-in-progress',
      );
    }
  });
});
