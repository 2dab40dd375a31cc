import { beforeEach, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { attach } from '../src/domain/attach.js';
import { contentOfTask } from '../src/domain/new-task.js';
import { TaskNotFoundError } from '../src/domain/task-errors.js';
import { signFor } from '../src/domain/unit-commands.js';
import type { Task } from '../src/domain/task.js';
import type { TaskRepository } from '../src/ports/task-repository.js';
import { givenDispatch } from '../src/use-cases/given-dispatch.js';
import { acting, at, calendar, DISTRICT_ID, handler, idOf, stranger, target, task } from './task-builder.js';
import { context } from './task-fixture.js';

export interface TaskStore {
  readonly tasks: TaskRepository;
  readonly place: (task: Task) => Promise<void>;
}

const now = at('2026-11-23 10:00');
const command = (taskId: string, more: object = {}) => ({
  name: 'task-dispatch.task.sign-for',
  context: context(handler),
  taskId,
  now,
  decide: (found: Task | null) => ({ change: signFor(found, acting(handler, '2026-11-23 10:00')) }),
  answer: (after: Task) => ({ state: after.state, version: after.version }),
  ...more,
});

/** What every keeper of tasks does, whatever it keeps them in. */
export function taskRepositorySuite(name: string, open: () => TaskStore): void {
  describe(`${name} keeps tasks`, () => {
    let store: TaskStore;
    let taskId: string;
    let number = 0;

    beforeEach(async () => {
      store = open();
      number += 1;
      taskId = idOf(`${name} task ${number}`);
      await store.place(task({ taskId }, { itemId: idOf(`${name} item ${number}`) }));
    });

    const find = async (id = taskId) => await store.tasks.find(DISTRICT_ID, id);

    it('as they were placed, at version 1, and finds none in another district', async () => {
      const placed = task({ taskId }, { itemId: idOf(`${name} item ${number}`) });
      expect(await find()).toEqual(placed);
      expect(await store.tasks.find(idOf('another district'), taskId)).toBeNull();
    });

    it('and gives each change the next version', async () => {
      expect(await store.tasks.change(command(taskId))).toEqual({ state: 'in-progress', version: 2 });
      expect(await find()).toMatchObject({ state: 'in-progress', version: 2, signedForAt: now });
    });

    it('and answers the same key the same, and refuses it for another request', async () => {
      const order = command(taskId);
      const first = await store.tasks.change(order);
      expect(await store.tasks.change(order)).toEqual(first);
      expect(await find()).toMatchObject({ version: 2 });
      const other = { ...order, context: { ...order.context, requestHash: 'other' } };
      await expectRefusal(store.tasks.change(other), 'platform/idempotency-key-reused');
    });

    it('and changes nothing when the rule refuses', async () => {
      const asStranger = (found: Task | null) => ({
        change: signFor(found, acting(stranger, '2026-11-23 10:00')),
      });
      await expectRefusal(
        store.tasks.change(command(taskId, { decide: asStranger })),
        'task-dispatch/task-not-found',
      );
      expect(await find()).toMatchObject({ state: 'dispatched', version: 1 });
    });

    it('and hands the rule null for a task that is not there', async () => {
      const seen: unknown[] = [];
      const decide = (found: Task | null): never => {
        seen.push(found);
        throw new TaskNotFoundError();
      };
      await expectRefusal(
        store.tasks.change(command(idOf('absent'), { decide })),
        'task-dispatch/task-not-found',
      );
      expect(seen).toEqual([null]);
    });

    it('and refuses a change of a version that is not the present one', async () => {
      const stale = command(taskId, { context: context(handler, { expectedVersion: 7 }) });
      await expectRefusal(store.tasks.change(stale), 'platform/stale-version');
      expect(await find()).toMatchObject({ version: 1 });
    });

    it('with those made in the same change, or none of it when the unit has one already', async () => {
      const decideFor = (path: string) => (found: Task | null) => {
        const change = signFor(found, acting(handler, '2026-11-23 10:00'));
        const plan = {
          districtId: DISTRICT_ID,
          dispatchId: idOf(`${name} dispatch ${number}`),
          parentTaskId: null,
          heldByPost: false,
          content: contentOfTask(change.task),
          at: now,
        };
        return { change, dispatch: givenDispatch(plan, [target(path)], calendar) };
      };
      await expectRefusal(
        store.tasks.change(command(taskId, { decide: decideFor('/1/12/') })),
        'task-dispatch/already-dispatched',
      );
      expect(await find()).toMatchObject({ state: 'dispatched', version: 1 });
      await store.tasks.change(command(taskId, { decide: decideFor('/1/13/') }));
      const made = decideFor('/1/13/')(task({ taskId }, { itemId: idOf(`${name} item ${number}`) })).dispatch
        .made[0]!;
      expect(await find(made.task.taskId)).toMatchObject({
        state: 'dispatched',
        version: 1,
        unitPath: '/1/13/',
      });
    });

    it('and lets an upload become evidence once', async () => {
      const evidence = { files: true, figures: [], reason: '备查' };
      const other = idOf(`${name} other ${number}`);
      await store.place(
        task(
          { taskId: other, evidence, state: 'in-progress' },
          { itemId: idOf(`${name} other item ${number}`) },
        ),
      );
      const file = {
        evidenceId: idOf(`${name} evidence ${number}`),
        uploadId: idOf(`${name} upload ${number}`),
        storageKey: 'key',
        fileName: '台账.txt',
        contentType: 'text/plain',
        size: 12,
        sha256: 'a'.repeat(64),
        uploadedBy: handler.personId,
        uploadedAt: now,
      };
      const decide = (found: Task | null) => ({
        change: attach(found, file, acting(handler, '2026-11-23 10:00')),
        attached: file,
      });
      await store.tasks.change(command(other, { decide }));
      await expectRefusal(store.tasks.change(command(other, { decide })), 'task-dispatch/upload-not-found');
      expect(await find(other)).toMatchObject({ version: 2 });
    });

    it('and changes many at once, those that the rule wants changed', async () => {
      const change = (found: Task | null) =>
        found ? signFor(found, acting(handler, '2026-11-23 10:00')) : null;
      const effects = [taskId, idOf('absent')].map((id) => ({
        taskId: id,
        context: context(handler, { commandKey: null }),
        now,
        decide: change,
      }));
      expect((await store.tasks.changeMany(effects)).map((one) => [one.taskId, one.version])).toEqual([
        [taskId, 2],
      ]);
      expect(await store.tasks.changeMany([])).toEqual([]);
    });
  });
}
