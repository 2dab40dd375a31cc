import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textReplace } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplaceTextCommand } from '../src/use-cases/replace-text.js';
import { context } from './directive-builder.js';
import { DirectiveFixture } from './directive-fixture.js';

const OLD =
  '关于做好冬季工作的通知\n一、开展排查。各单位要在12月15日前排查楼道堆物和消防通道。\n二、加强值守。各单位要加强夜间值守。\n三、报送信息。每周报送一次信息。\n';
const NEW =
  '关于做好冬季工作的通知\n一、加强值守。各单位要加强夜间值守。\n二、开展排查。各单位要在12月20日前排查楼道堆物和消防通道。\n三、走访慰问。元旦前走访困难群众。\n';

let ledger: DirectiveFixture;
beforeAll(async () => {
  ledger = await DirectiveFixture.start();
});
afterAll(() => ledger.stop());

async function replace(directiveId: string, source: ReplaceTextCommand['source']) {
  const { version } = await ledger.read.view(directiveId, ledger.drafter);
  const asked = context(ledger.drafter, { expectedVersion: version });
  return await ledger.replaceText.execute({ directiveId, source, referenceDate: '2026-11-20' }, asked);
}

/** The old text with its first two points decided, then the new one. */
async function replaced() {
  const { directiveId } = await ledger.registered(OLD);
  await ledger.decided(directiveId, 2);
  const old = await ledger.items(directiveId);
  const answer = await replace(directiveId, { text: NEW });
  return { directiveId, old, answer, items: await ledger.items(directiveId) };
}

describe('a new version of the text', () => {
  it('says of every item what became of it', async () => {
    const { old, answer, items } = await replaced();
    expect(textReplace.output.safeParse(answer).error).toBeUndefined();
    expect(answer.counts).toEqual({ same: 0, moved: 1, reworded: 1, added: 1, removed: 1 });
    const [inspection, watch, report] = old.map(({ itemId }) => itemId);
    expect(answer.changes).toMatchObject([
      { itemId: watch, change: 'moved', similarity: 1, diff: null },
      { itemId: inspection, change: 'reworded' },
      { itemId: items[2]!.itemId, change: 'added', similarity: 0 },
      { itemId: report, change: 'removed', similarity: 0 },
    ]);
    const { diff } = answer.changes[1]!;
    expect(diff!.filter(({ op }) => op !== 'keep')).toEqual([
      { op: 'delete', text: '15' },
      { op: 'insert', text: '20' },
    ]);
  });

  it('leaves found items what a person set, and gives them what the new words propose', async () => {
    const { items } = await replaced();
    expect(items[0]).toMatchObject({ outcome: 'task', flags: expect.arrayContaining(['version-moved']) });
    expect(items[1]).toMatchObject({
      outcome: 'task',
      audience: ledger.audience(),
      setBy: { outcome: 'person', audience: 'person', due: 'person' },
      flags: expect.arrayContaining(['version-reworded']),
    });
    expect(items[2]).toMatchObject({
      outcome: 'undecided',
      flags: expect.arrayContaining(['version-added']),
    });
  });

  it('stands in every reading, its sentences each in one item', async () => {
    const { directiveId, answer } = await replaced();
    expect(answer.directive).toMatchObject({
      version: 3,
      source: { length: NEW.length },
      items: { total: 3 },
    });
    expect((await ledger.read.source(directiveId, ledger.drafter)).text).toBe(NEW);
    expect((await ledger.read.coverage(directiveId, ledger.drafter)).complete).toBe(true);
  });

  it('is dispatched as a text of its own', async () => {
    const { directiveId } = await replaced();
    const before = await ledger.read.view(directiveId, ledger.drafter);
    expect(before.actions).not.toContain('undo');
    await ledger.decided(directiveId, 3);
    await ledger.askedForSignOff(directiveId);
    await ledger.apply(await ledger.approvalSays(directiveId, { type: 'approved' }));
    const [directive] = await ledger.rows('select text_version from directives where id = $1', directiveId);
    expect(directive).toEqual({ text_version: 2 });
    const planned = await ledger.rows<{ content: { requirement: string } }>(
      'select content from dispatches where directive_id = $1',
      directiveId,
    );
    expect(planned.map(({ content }) => content.requirement).sort()).toEqual([
      '加强值守。各单位要加强夜间值守。',
      '开展排查。各单位要在12月20日前排查楼道堆物和消防通道。',
      '走访慰问。元旦前走访困难群众。',
    ]);
  });

  it('with the same words is the same', async () => {
    const { directiveId } = await ledger.registered(OLD);
    const before = await ledger.items(directiveId);
    expect((await replace(directiveId, { text: OLD })).counts.same).toBe(3);
    const after = await ledger.items(directiveId);
    expect(after.map(({ itemId }) => itemId)).toEqual(before.map(({ itemId }) => itemId));
    expect(after.map(({ flags }) => flags)).toEqual(before.map(({ flags }) => flags));
  });

  it('can come as a file, which is taken out of staging', async () => {
    const { directiveId } = await ledger.registered(OLD);
    const uploadId = uuidv7();
    await writeFile(join(ledger.stagingDir, uploadId), NEW);
    const { directive } = await replace(directiveId, { uploadId, fileName: '修改稿.txt' });
    expect(directive.source.fileName).toBe('修改稿.txt');
    expect(await readdir(ledger.stagingDir)).toEqual([]);
  });

  it('is refused for a document that is no draft any more, and on a version that was not shown', async () => {
    const { directiveId } = await ledger.issued(OLD);
    await expectRefusal(replace(directiveId, { text: NEW }), 'task-dispatch/directive-not-a-draft');
    const other = (await ledger.registered(OLD)).directiveId;
    await ledger.decided(other);
    const late = context(ledger.drafter, { expectedVersion: 1 });
    const command = { directiveId: other, source: { text: NEW }, referenceDate: null };
    await expectRefusal(ledger.replaceText.execute(command, late), 'platform/stale-version');
    expect((await ledger.read.source(other, ledger.drafter)).text).toBe(OLD);
  });
});
