import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { at, DISTRICT_ID, handler, idOf } from './task-builder.js';
import { context, TaskFixture } from './task-fixture.js';

let fixture: TaskFixture;
let number = 0;

beforeAll(async () => {
  fixture = await TaskFixture.start();
  await fixture.found('/1/', '/1/12/');
});
afterAll(() => fixture.stop());

/** A fresh task of `/1/12/`, submitted once. */
async function inReview(): Promise<string> {
  fixture.clock.set(at('2026-11-20 16:00'));
  number += 1;
  const taskId = (await fixture.dispatched(`item ${number}`, ['/1/12/'])).get('/1/12/')!;
  await fixture.use.signFor.execute({ taskId }, context(handler));
  await fixture.submit(taskId);
  return taskId;
}

const find = async (taskId: string) => (await fixture.tasks.find(DISTRICT_ID, taskId))!;

describe('a submission', () => {
  it('that the unit takes back changes only when approval says so', async () => {
    const taskId = await inReview();
    const key = context(handler);
    const view = await fixture.use.takeBack.execute({ taskId, reason: null }, key, {});
    expect(view.state).toBe('in-review');
    expect(fixture.reviews.withdrawn).toContain(view.review?.instanceId);
    fixture.clock.set(at('2026-11-24 16:00'));
    await fixture.approvalSays(taskId, { kind: 'undone', how: 'taken-back', reason: null });
    expect(await find(taskId)).toMatchObject({ state: 'in-progress', heldByOthersMs: 0 });
    // S96: also after the fact has come, the same key gets the same answer.
    expect(await fixture.use.takeBack.execute({ taskId, reason: null }, key, {})).toEqual(view);
  });

  it('that came back before its request was answered is granted to the same request, and to no other', async () => {
    const taskId = await inReview();
    const asking = context(handler);
    const { review } = (await find(taskId))!;
    // Approval gave it back, and the process that had asked died before it could say so.
    await fixture.reviews.withdraw({ instanceId: review!.instanceId, key: asking.commandKey! });
    await fixture.approvalSays(taskId, { kind: 'undone', how: 'taken-back', reason: null });
    await expectRefusal(
      fixture.use.takeBack.execute({ taskId, reason: null }, context(handler), {}),
      'task-dispatch/task-not-in-review',
    );
    expect((await fixture.use.takeBack.execute({ taskId, reason: null }, asking, {})).state).toBe(
      'in-progress',
    );
    expect(await fixture.journal(taskId)).toContain('take-back-asked');
  });

  it('that came back and was submitted anew is granted to the same request, and the new one stays', async () => {
    const taskId = await inReview();
    const asking = context(handler);
    await fixture.reviews.withdraw({
      instanceId: (await find(taskId)).review!.instanceId,
      key: asking.commandKey!,
    });
    await fixture.approvalSays(taskId, { kind: 'undone', how: 'taken-back', reason: null });
    await fixture.submit(taskId);
    const { review } = await find(taskId);
    const granted = await fixture.use.takeBack.execute({ taskId, reason: null }, asking, {});
    expect(granted).toMatchObject({ state: 'in-review', review: { instanceId: review!.instanceId } });
    expect(fixture.reviews.withdrawn).not.toContain(review!.instanceId);
    // A key that was used for something else altogether stays refused.
    const elsewhere = context(handler);
    await fixture.reviews.withdraw({ instanceId: idOf('another instance'), key: elsewhere.commandKey! });
    await expectRefusal(
      fixture.use.takeBack.execute({ taskId, reason: null }, elsewhere, {}),
      'platform/idempotency-key-reused',
    );
  });
});
