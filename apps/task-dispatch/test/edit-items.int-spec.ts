import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { context } from './directive-builder.js';
import { DirectiveFixture, NOTICE } from './directive-fixture.js';

let ledger: DirectiveFixture;
beforeAll(async () => {
  ledger = await DirectiveFixture.start();
});
afterAll(() => ledger.stop());

describe('editing items', () => {
  it('sets values by a person’s hand and raises the version of the directive', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    const view = await ledger.decided(directiveId);
    expect(view).toMatchObject({ version: 2, items: { total: 2, undecided: 0, task: 1, guidance: 1 } });
    const [first] = (await ledger.read.items({ directiveId, limit: 10 }, ledger.drafter)).rows;
    expect(first).toMatchObject({ outcome: 'task', setBy: { outcome: 'person', kind: 'machine' } });
  });

  it('on a version that was changed meanwhile is refused and changes nothing', async () => {
    const { directiveId, version } = await ledger.registered(NOTICE);
    const [item] = await ledger.items(directiveId);
    const edit = (changes: object) => ({ directiveId, edits: [{ itemId: item!.itemId, changes }] });
    const shown = { expectedVersion: version };
    await ledger.edit.execute(edit({ matter: '消防' }), context(ledger.drafter, shown));
    await expectRefusal(
      ledger.edit.execute(edit({ matter: '环境' }), context(ledger.drafter, shown)),
      'platform/stale-version',
    );
    expect((await ledger.items(directiveId))[0]!.matter).toBe('消防');
  });

  it('takes two hundred edits in one command', async () => {
    const points = Array.from({ length: 200 }, (_, index) => `${index + 1}. 落实第${index + 1}项工作。`);
    const { directiveId, version, items } = await ledger.registered(`工作要点\n${points.join('\n')}\n`);
    const all = await ledger.items(directiveId);
    const edits = all
      .slice(0, 200)
      .map(({ itemId }) => ({ itemId, changes: { outcome: 'guidance' as const } }));
    const view = await ledger.edit.execute(
      { directiveId, edits },
      context(ledger.drafter, { expectedVersion: version }),
    );
    expect(view.items.guidance).toBe(Math.min(200, items.total));
  });

  it('keeps in the journal what each value was before', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    const [line] = await ledger.rows<{ before: unknown; after: unknown; subject: string | null }>(
      `select before, after, subject from journal where aggregate_id = $1 and type = 'task-dispatch.directive.items-edited'`,
      directiveId,
    );
    expect(line!.subject).toBeNull();
    expect(line!.before).toMatchObject({ items: [{ values: { outcome: 'undecided' } }, {}] });
    expect(line!.after).toMatchObject({ items: [{ values: { outcome: 'task' } }, {}] });
  });
});
