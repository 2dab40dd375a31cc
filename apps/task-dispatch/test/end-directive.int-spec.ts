import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directiveWithdrawn } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { context } from './directive-builder.js';
import { DirectiveFixture, NOTICE } from './directive-fixture.js';
import { PATHS } from './stated-services.js';

let ledger: DirectiveFixture;
beforeAll(async () => {
  ledger = await DirectiveFixture.start();
});
afterAll(() => ledger.stop());

const dispatchesOf = (directiveId: string) =>
  ledger.rows<{ id: string; item_id: string; state: string; content: Record<string, unknown> }>(
    'select id, item_id, state, content from dispatches where directive_id = $1 order by id',
    directiveId,
  );

const tasksOf = (directiveId: string) =>
  ledger.rows(
    'select state, count(*)::int as tasks from tasks where directive_id = $1 group by state order by state',
    directiveId,
  );

describe('ending a directive', () => {
  const withdraw = (directiveId: string) =>
    ledger.withdraw.execute({ directiveId, reason: '政策调整' }, context(ledger.drafter));

  it('withdrawn in sign-off: the instance is named, so that approval voids it, and its decision is too late', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    const { signOff } = await ledger.askedForSignOff(directiveId);
    const approved = await ledger.approvalSays(directiveId, { type: 'approved' });
    await withdraw(directiveId);
    await ledger.apply(approved);
    expect((await ledger.read.view(directiveId, ledger.drafter)).state).toBe('withdrawn');
    const fact = (await ledger.facts(directiveId)).at(-1)!;
    expect(fact).toMatchObject({ type: directiveWithdrawn.type, data: { instanceId: signOff!.instanceId } });
    await expectRefusal(withdraw(directiveId), 'task-dispatch/directive-ended');
  });

  it('withdrawn when issued: no further task is made and the open ones are cancelled with the reason', async () => {
    const { directiveId } = await ledger.issued(NOTICE, 2);
    await ledger.dispatchAll();
    expect(await tasksOf(directiveId)).toEqual([{ state: 'dispatched', tasks: 8 }]);
    await withdraw(directiveId);
    expect(await tasksOf(directiveId)).toEqual([{ state: 'cancelled', tasks: 8 }]);
    const [cancelled] = await ledger.rows<{ ended: unknown }>(
      'select ended from tasks where directive_id = $1 limit 1',
      directiveId,
    );
    expect(cancelled!.ended).toMatchObject({ reason: '文件已撤回：政策调整' });
    expect(await ledger.withdrawn.pending(10)).toEqual([]);
    const coverage = await ledger.read.coverage(directiveId, ledger.drafter);
    expect(coverage.rows.find(({ outcome }) => outcome === 'task')!.tasks).toEqual({ cancelled: 4 });
  });

  it('withdrawn before it was dispatched: nothing is dispatched any more', async () => {
    const { directiveId } = await ledger.issued(NOTICE);
    await withdraw(directiveId);
    await ledger.dispatchAll();
    expect(await tasksOf(directiveId)).toEqual([]);
    expect((await dispatchesOf(directiveId)).map(({ state }) => state)).toEqual(['stopped']);
  });

  it('withdrawn with very many tasks: what the command leaves is found and finished later', async () => {
    ledger.audiences.paths = Array.from({ length: 600 }, (_, index) => `/1/${1000 + index}/`);
    const { directiveId } = await ledger.issued(NOTICE);
    await ledger.dispatchAll();
    await withdraw(directiveId);
    expect(await tasksOf(directiveId)).toEqual([
      { state: 'cancelled', tasks: 500 },
      { state: 'dispatched', tasks: 100 },
    ]);
    const [pending] = await ledger.withdrawn.pending(10);
    expect(pending).toMatchObject({ directiveId, reason: '政策调整' });
    await ledger.finishing.execute();
    await ledger.finishing.execute();
    expect(await tasksOf(directiveId)).toEqual([{ state: 'cancelled', tasks: 600 }]);
    expect(await ledger.withdrawn.pending(10)).toEqual([]);
    ledger.audiences.paths = PATHS;
  });

  it('is closed by supervision when nothing is open any more', async () => {
    const { directiveId } = await ledger.issued(NOTICE);
    const close = () => ledger.close.execute({ directiveId }, context(ledger.drafter));
    await expectRefusal(close(), 'task-dispatch/tasks-still-open');
    await ledger.rows(
      `update dispatches set state = 'finished', targets_total = 0 where directive_id = $1`,
      directiveId,
    );
    expect(await close()).toMatchObject({ state: 'closed', actions: [] });
  });

  it('belongs to the duty, not to whoever drafts', async () => {
    const { directiveId } = await ledger.issued(NOTICE);
    const clerk = ledger.person('文员', '/1/', 'draft');
    await expectRefusal(
      ledger.withdraw.execute({ directiveId, reason: '不再需要' }, context(clerk)),
      'task-dispatch/directive-not-yours',
    );
    await expectRefusal(
      ledger.close.execute({ directiveId: uuidv7() }, context(ledger.drafter)),
      'task-dispatch/directive-not-found',
    );
    expect((await ledger.read.view(directiveId, clerk)).actions).toEqual([]);
  });
});
