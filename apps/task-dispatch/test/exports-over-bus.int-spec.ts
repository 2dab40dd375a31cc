import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportGet, exportGrant, exportList, exportRequest, taskList } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TasksOverBus } from './tasks-over-bus.js';

let tasks: TasksOverBus;

beforeAll(async () => {
  tasks = await TasksOverBus.start();
}, 60_000);
afterAll(() => tasks.stop());

describe('the running service', () => {
  it('makes a ledger by its own queue and worker, and lets its requester have it', async () => {
    await tasks.aTask();
    const { rows } = await tasks.rpc.send(taskList, {}, await tasks.as(tasks.issuer));
    const { exportId, state } = await tasks.rpc.send(exportRequest, {}, await tasks.as(tasks.issuer));
    expect(state).toBe('queued');
    const ready = await eventually(async () => {
      const found = await tasks.rpc.send(exportGet, { exportId }, await tasks.as(tasks.issuer));
      expect(found.state).toBe('ready');
      return found;
    });
    expect(ready.rows).toBe(rows.length);
    const grant = await tasks.rpc.send(exportGrant, { exportId }, await tasks.as(tasks.issuer));
    const folder = join(tasks.ledger.stagingDir, 'evidence', 'exports');
    expect(await readdir(folder)).toEqual([grant.storageKey]);
    expect((await stat(join(folder, grant.storageKey))).size).toBe(grant.size);
    const page = await tasks.rpc.send(exportList, {}, await tasks.as(tasks.issuer));
    expect(page).toEqual({ rows: [ready], next: null });
  });

  it('does not know an export of another unit’s people', async () => {
    const { exportId } = await tasks.rpc.send(exportRequest, {}, await tasks.as(tasks.branch));
    for (const contract of [exportGet, exportGrant]) {
      await expect(
        tasks.rpc.send(contract, { exportId }, await tasks.as(tasks.sibling)),
      ).rejects.toMatchObject({ code: 'task-dispatch/export-not-found' });
    }
  });
});
