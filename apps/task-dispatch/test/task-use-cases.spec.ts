import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import type { TaskReadModel } from '../src/ports/task-read-model.js';
import { AnswerExtension } from '../src/use-cases/answer-extension.js';
import { AskExtension } from '../src/use-cases/ask-extension.js';
import { SignForTask } from '../src/use-cases/sign-for-task.js';
import { SubmitTask } from '../src/use-cases/submit-task.js';
import { TakeBackTask } from '../src/use-cases/take-back-task.js';
import { TaskDesk } from '../src/use-cases/task-desk.js';
import { UrgeTask } from '../src/use-cases/urge-task.js';
import { WithdrawExtension } from '../src/use-cases/withdraw-extension.js';
import { InMemoryTaskRepository } from './in-memory-task-repository.js';
import { at, calendar, dispatcher, handler, idOf, stranger, task } from './task-builder.js';
import { context, OneReviewer } from './task-fixture.js';

/** No child, no evidence: what these tasks need to know of others. */
const nothingElse = {
  children: async () => ({ total: 0, open: 0 }),
  unclaimedEvidence: async () => [],
} as Partial<TaskReadModel> as TaskReadModel;

describe('a command to a task', () => {
  let tasks: InMemoryTaskRepository;
  let clock: FixedClock;
  let desk: TaskDesk;
  let reviews: OneReviewer;
  const taskId = idOf('task');

  beforeEach(() => {
    tasks = new InMemoryTaskRepository();
    tasks.place(task({ taskId }));
    clock = new FixedClock(at('2026-11-23 10:00'));
    desk = new TaskDesk(tasks, nothingElse, clock, calendar);
    reviews = new OneReviewer();
  });

  const signFor = () => new SignForTask(desk).execute({ taskId }, context(handler));
  const submit = () =>
    new SubmitTask(desk, nothingElse, reviews).execute(
      { taskId, text: '已完成', figures: [], evidenceIds: [] },
      context(handler),
      {},
    );

  it('answers with the view of the next version, as the caller sees it', async () => {
    expect(await signFor()).toMatchObject({
      version: 2,
      state: 'in-progress',
      light: 'green',
      late: false,
      actions: ['report', 'submit', 'ask-extension', 're-dispatch'],
    });
  });

  it('asks approval nothing for a caller who may not submit', async () => {
    await signFor();
    const asking = new SubmitTask(desk, nothingElse, reviews);
    const wish = { taskId, text: '越权', figures: [], evidenceIds: [] };
    await expectRefusal(asking.execute(wish, context(stranger), {}), 'task-dispatch/task-not-found');
    await expectRefusal(asking.execute(wish, context(dispatcher), {}), 'task-dispatch/not-your-task');
    expect(reviews.previewed).toBe(0);
  });

  it('that submits shows whom it waits for, and while others hold the clock the due moves with it', async () => {
    await signFor();
    const { task: view, route } = await submit();
    expect(view.review).toMatchObject({ starting: true, waitsFor: ['王主任'] });
    expect(route[0]?.name).toBe('办结审核');
    clock.set(at('2026-11-24 10:00'));
    const later = await desk.view((await desk.find(taskId, handler))!, handler);
    expect(later).toMatchObject({
      dueAt: '2026-12-18T16:00:00.000Z',
      effectiveDueAt: '2026-12-21T10:00:00.000Z',
    });
  });

  it('that takes back a submission nobody made withdraws nothing', async () => {
    await signFor();
    const takingBack = new TakeBackTask(desk, reviews).execute(
      { taskId, reason: null },
      context(handler),
      {},
    );
    await expectRefusal(takingBack, 'task-dispatch/task-not-in-review');
    expect(reviews.withdrawn).toEqual([]);
  });

  it('that urges says when it may be done again', async () => {
    const urge = () => new UrgeTask(desk).execute({ taskId, words: null }, context(dispatcher));
    await urge();
    const failure = await expectRefusal(urge(), 'task-dispatch/urged-too-soon');
    expect(failure.details).toEqual({ nextAt: at('2026-11-24 10:00').toISOString() });
  });

  it('that asks for more time of a child is bounded by the parent’s due as it is now', async () => {
    const parentTaskId = idOf('parent');
    const dueAt = at('2026-12-23 00:00');
    tasks.place(task({ taskId: parentTaskId, dueAt, itemId: idOf('item of the parent') }));
    const child = { taskId: idOf('child'), parentTaskId, state: 'in-progress' as const };
    tasks.place(task({ ...child, itemId: idOf('item of the child') }));
    const wish = { taskId: child.taskId, reason: '装修', progress: '过半' };
    const ask = (toDay: string) => new AskExtension(desk).execute({ ...wish, toDay }, context(handler));
    const failure = await expectRefusal(ask('2026-12-23'), 'task-dispatch/child-due-after-parent');
    expect(failure.details).toMatchObject({ parentDueAt: dueAt.toISOString() });
    expect(await ask('2026-12-22')).toMatchObject({ extension: { toDay: '2026-12-22' } });
    const { taskId } = child;
    const answer = { decision: 'grant', toDay: null, reason: null } as const;
    expect(await new AnswerExtension(desk).execute({ taskId, answer }, context(dispatcher))).toMatchObject({
      dueAt: dueAt.toISOString(),
      extension: null,
      extensionsLeft: 1,
    });
    await expectRefusal(
      new WithdrawExtension(desk).execute({ taskId }, context(handler)),
      'task-dispatch/extension-not-asked',
    );
  });
});
