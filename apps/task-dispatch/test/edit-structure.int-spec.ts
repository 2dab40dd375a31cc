import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directive as directiveContract } from '#libs/contracts';
import { expectRefusal } from '#libs/testing';
import type { StructureEdit } from '../src/domain/structure-edit.js';
import { context } from './directive-builder.js';
import { DirectiveFixture, NOTICE } from './directive-fixture.js';

let ledger: DirectiveFixture;
beforeAll(async () => {
  ledger = await DirectiveFixture.start();
});
afterAll(() => ledger.stop());

const shown = async (directiveId: string) => {
  const { version } = await ledger.read.view(directiveId, ledger.drafter);
  return context(ledger.drafter, { expectedVersion: version });
};
const edit = async (directiveId: string, change: StructureEdit) =>
  ledger.structure.execute({ directiveId, edit: change }, await shown(directiveId));
const undo = async (directiveId: string) => ledger.undo.execute({ directiveId }, await shown(directiveId));
const wordsOf = async (directiveId: string) =>
  (await ledger.items(directiveId)).map(({ span }) => NOTICE.slice(span.start, span.end));

/** The first point in two, and what it was before. */
async function split() {
  const { directiveId } = await ledger.registered(NOTICE);
  const before = await ledger.items(directiveId);
  const at = NOTICE.indexOf('各单位要开展');
  const view = await edit(directiveId, { op: 'split', itemId: before[0]!.itemId, at });
  return { directiveId, before, view };
}

describe('editing the structure of a draft', () => {
  it('splits an item in place; every sentence stays with exactly one', async () => {
    const { directiveId, before, view } = await split();
    expect(directiveContract.safeParse(view).error).toBeUndefined();
    expect(view).toMatchObject({ version: 2, items: { total: 3 } });
    expect(view.actions).toContain('undo');
    expect(await wordsOf(directiveId)).toEqual([
      '一、开展排查。',
      '各单位要开展排查。',
      '二、加强值守。各单位要加强值守。',
    ]);
    const items = await ledger.items(directiveId);
    expect([items[0], items[2]].map((item) => item!.itemId)).toEqual(before.map(({ itemId }) => itemId));
    expect((await ledger.read.coverage(directiveId, ledger.drafter)).complete).toBe(true);
    expect((await ledger.read.items({ directiveId, limit: 10 }, ledger.drafter)).rows).toHaveLength(3);
  });

  it('takes a merged item out of every list, and out of what is issued', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    const itemIds = (await ledger.items(directiveId)).map(({ itemId }) => itemId);
    const view = await edit(directiveId, { op: 'merge', itemIds });
    expect(view.items.total).toBe(1);
    expect((await ledger.read.items({ directiveId, limit: 10 }, ledger.drafter)).rows).toHaveLength(1);
    expect((await ledger.read.coverage(directiveId, ledger.drafter)).complete).toBe(true);
    await ledger.decided(directiveId);
    await ledger.askedForSignOff(directiveId);
    await ledger.apply(await ledger.approvalSays(directiveId, { type: 'approved' }));
    const planned = await ledger.rows('select item_id from dispatches where directive_id = $1', directiveId);
    expect(planned).toEqual([{ item_id: itemIds[0] }]);
  });

  it('on a version that was changed meanwhile is refused and changes nothing', async () => {
    const { directiveId, before } = await split();
    const late = context(ledger.drafter, { expectedVersion: 1 });
    const change = { op: 'indent' as const, itemId: before[1]!.itemId };
    await expectRefusal(
      ledger.structure.execute({ directiveId, edit: change }, late),
      'platform/stale-version',
    );
    expect(await ledger.items(directiveId)).toHaveLength(3);
  });

  it('is refused for what is no draft and to those who only read it', async () => {
    const { directiveId } = await ledger.issued(NOTICE);
    const [first] = await ledger.items(directiveId);
    const change = { op: 'set-kind' as const, itemId: first!.itemId, kind: 'call' as const };
    await expectRefusal(edit(directiveId, change), 'task-dispatch/directive-not-a-draft');
    const reader = context(ledger.branch, { expectedVersion: 1 });
    await expectRefusal(
      ledger.structure.execute({ directiveId, edit: change }, reader),
      'task-dispatch/directive-not-yours',
    );
  });

  it('keeps in the journal which items were others before, for nobody else to hear', async () => {
    const { directiveId, before } = await split();
    const [line] = await ledger.rows<{
      before: { items: unknown[] };
      after: { items: unknown[] };
      subject: null;
    }>(
      `select before, after, subject from journal where aggregate_id = $1 and type = 'task-dispatch.directive.structure-edited'`,
      directiveId,
    );
    expect(line!.subject).toBeNull();
    expect(line!.before.items).toMatchObject([
      { itemId: before[0]!.itemId, values: { span: before[0]!.span } },
    ]);
    expect(line!.after.items).toHaveLength(2);
  });
});

describe('taking edits back', () => {
  it('goes back step by step through structure and values to the draft as it was', async () => {
    const { directiveId, before } = await split();
    const [first, second] = await ledger.items(directiveId);
    await edit(directiveId, { op: 'merge', itemIds: [first!.itemId, second!.itemId] });
    await ledger.decided(directiveId);
    await edit(directiveId, { op: 'indent', itemId: before[1]!.itemId });
    for (const _ of [1, 2, 3, 4]) await undo(directiveId);
    expect(await ledger.items(directiveId)).toEqual(before);
    await expectRefusal(undo(directiveId), 'task-dispatch/nothing-to-undo');
    const view = await ledger.read.view(directiveId, ledger.drafter);
    expect(view).toMatchObject({ version: 9, items: { total: 2, undecided: 2 } });
    expect(view.actions).not.toContain('undo');
  });

  it('repeats its answer for the same key and takes back nothing more', async () => {
    const { directiveId } = await split();
    const asked = await shown(directiveId);
    const first = await ledger.undo.execute({ directiveId }, asked);
    expect(await ledger.undo.execute({ directiveId }, asked)).toEqual(first);
    expect(first.version).toBe(3);
  });

  it('reaches a hundred edits back and no further', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    const [item] = await ledger.items(directiveId);
    const matter = async (words: string) =>
      ledger.edit.execute(
        { directiveId, edits: [{ itemId: item!.itemId, changes: { matter: words } }] },
        await shown(directiveId),
      );
    for (let number = 1; number <= 103; number += 1) await matter(`事项${number}`);
    for (let number = 1; number <= 100; number += 1) await undo(directiveId);
    expect((await ledger.items(directiveId))[0]!.matter).toBe('事项3');
    await expectRefusal(undo(directiveId), 'task-dispatch/nothing-to-undo');
    const kept = await ledger.rows('select from directive_edits where directive_id = $1', directiveId);
    expect(kept).toHaveLength(100);
  });

  it('begins anew when a sign-off comes back', async () => {
    const { directiveId } = await split();
    await ledger.decided(directiveId);
    await ledger.askedForSignOff(directiveId);
    await ledger.apply(
      await ledger.approvalSays(directiveId, { type: 'returned', reason: '请改', byName: '王书记' }),
    );
    await expectRefusal(undo(directiveId), 'task-dispatch/nothing-to-undo');
  });
});
