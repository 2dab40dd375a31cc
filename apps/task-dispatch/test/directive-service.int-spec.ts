import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  coverageReport,
  directiveClose,
  directiveGet,
  directiveList,
  directiveRegister,
  directiveSource,
  directiveWithdraw,
  editUndo,
  instanceApproved,
  instanceStarted,
  itemList,
  itemsEdit,
  nearDuplicates,
  signOffRequest,
  structureChange,
  textReplace,
} from '#libs/contracts';
import { eventually, expectRefusal } from '#libs/testing';
import { idOf } from './directive-builder.js';
import { NOTICE } from './directive-fixture.js';
import { DirectiveService } from './directive-service.js';

let service: DirectiveService;
beforeAll(async () => {
  service = await DirectiveService.start();
}, 60_000);
afterAll(() => service.stop());

const drafter = () => service.as(service.ledger.drafter);
const view = async (directiveId: string) => service.rpc.send(directiveGet, { directiveId }, await drafter());

async function registered() {
  const wish = { issuerUnitId: idOf('unit /1/'), source: { text: NOTICE } };
  return await service.rpc.send(directiveRegister, wish, await drafter());
}

async function decided(directiveId: string, expectedVersion = 1) {
  const { rows } = await service.rpc.send(itemList, { directiveId }, await drafter());
  const edits = rows.map(({ itemId }) => ({
    itemId,
    changes: { outcome: 'task' as const, audience: { subtrees: [idOf('unit /1/')] } },
  }));
  const shown = await service.as(service.ledger.drafter, { expectedVersion });
  return await service.rpc.send(itemsEdit, { directiveId, edits }, shown);
}

describe('a directive over the bus', () => {
  it('goes from its text to tasks at the units, also when approval tells everything five times', async () => {
    const { directiveId } = await registered();
    expect((await decided(directiveId)).actions).toContain('request-sign-off');
    const asked = await service.rpc.send(
      signOffRequest,
      { directiveId, flowKey: 'sign-off' },
      await drafter(),
    );
    expect(asked.route[0]!.approvers[0]!.name).toBe('王书记');
    await service.tell(instanceStarted, directiveId, { times: 5, flowKey: 'sign-off', flowVersion: 1 });
    await service.tell(instanceApproved, directiveId, { times: 5 });
    const issued = await eventually(async () => {
      const now = await view(directiveId);
      expect(now.dispatch).toEqual({ items: 2, targets: 8, created: 8, finished: true });
      return now;
    });
    expect(issued.registerNumber).toMatch(/^\d{4}-\d{4}$/);
    const coverage = await service.rpc.send(coverageReport, { directiveId }, await drafter());
    expect(coverage.complete).toBe(true);
    expect(coverage.rows.flatMap(({ tasks }) => tasks.dispatched ?? [])).toEqual([4, 4]);
    const branch = await service.as(service.ledger.branch);
    expect((await service.rpc.send(directiveSource, { directiveId }, branch)).text).toBe(NOTICE);
    await expectRefusal(
      service.rpc.send(directiveClose, { directiveId }, await drafter()),
      'task-dispatch/tasks-still-open',
    );
    await service.rpc.send(directiveWithdraw, { directiveId, reason: '政策调整' }, await drafter());
    expect(await view(directiveId)).toMatchObject({ state: 'withdrawn', actions: [] });
  });

  it('is edited only with the version that was shown', async () => {
    const { directiveId } = await registered();
    const edits = [{ itemId: idOf('item'), changes: { urgent: true } }];
    await expectRefusal(
      service.rpc.send(itemsEdit, { directiveId, edits }, await drafter()),
      'platform/version-required',
    );
  });

  it('is split, put together again, given another text and compared with what is open', async () => {
    const { directiveId } = await registered();
    const shown = (expectedVersion: number) => service.as(service.ledger.drafter, { expectedVersion });
    const [first] = (await service.rpc.send(itemList, { directiveId }, await drafter())).rows;
    const edit = { op: 'split' as const, itemId: first!.itemId, at: NOTICE.indexOf('各单位要开展') };
    await expectRefusal(
      service.rpc.send(structureChange, { directiveId, edit }, await drafter()),
      'platform/version-required',
    );
    const split = await service.rpc.send(structureChange, { directiveId, edit }, await shown(1));
    expect(split.items.total).toBe(3);
    await expectRefusal(
      service.rpc.send(structureChange, { directiveId, edit: { ...edit, at: 1 } }, await shown(2)),
      'task-dispatch/split-leaves-nothing',
    );
    expect((await service.rpc.send(editUndo, { directiveId }, await shown(2))).items.total).toBe(2);
    const source = { text: NOTICE.replace('二、加强值守。', '二、加强夜间值守。') };
    const replaced = await service.rpc.send(textReplace, { directiveId, source }, await shown(3));
    expect(replaced.counts).toMatchObject({ same: 1, reworded: 1 });
    await decided(directiveId, 4);
    const found = await service.rpc.send(nearDuplicates, { directiveId }, await drafter());
    expect(found).toEqual({ rows: [], complete: true });
  });

  it('is listed for those who may see it, and asked for only by those with the duty', async () => {
    const { directiveId } = await registered();
    const branch = () => service.as(service.ledger.branch);
    const { rows } = await service.rpc.send(directiveList, {}, await branch());
    expect(rows.map((row) => row.directiveId)).not.toContain(directiveId);
    await expectRefusal(
      service.rpc.send(directiveGet, { directiveId }, await branch()),
      'task-dispatch/directive-not-found',
    );
    await expectRefusal(
      service.rpc.send(directiveWithdraw, { directiveId, reason: '无' }, await branch()),
      'platform/not-permitted',
    );
  });
});
