import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directiveList } from '#libs/contracts';
import type { Caller, Duty } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { context, idOf } from './directive-builder.js';
import { DirectiveFixture, NOTICE } from './directive-fixture.js';
import { maySee } from '../src/domain/directive-rights.js';

let ledger: DirectiveFixture;
let draft: string;
let issued: string;
let ofSubdistrict: string;

beforeAll(async () => {
  ledger = await DirectiveFixture.start();
  draft = (await ledger.registered(NOTICE)).directiveId;
  issued = (await ledger.issued(NOTICE)).directiveId;
  const source = { text: NOTICE };
  const command = { issuerUnitId: idOf('unit /1/12/'), title: '街道通知100%', source, referenceDate: null };
  ofSubdistrict = (await ledger.register.execute(command, context(ledger.drafter))).directiveId;
});
afterAll(() => ledger.stop());

async function listed(caller: Caller): Promise<readonly string[]> {
  const page = await ledger.read.list({ limit: 50 }, caller);
  expect(directiveList.output.safeParse(page).error).toBeUndefined();
  return page.rows.map(({ directiveId }) => directiveId).sort();
}

const everything = () => [draft, issued, ofSubdistrict].sort();
const at = (path: string, ...duties: Duty[]) => ledger.person(`${path} ${duties.join()}`, path, ...duties);

describe('the list of directives', () => {
  it('shows the issuing side its drafts, a unit below what was issued, others nothing', async () => {
    expect(await listed(ledger.drafter)).toEqual(everything());
    expect(await listed(at('/1/12/', 'draft', 'handle'))).toEqual([issued, ofSubdistrict].sort());
    expect(await listed(ledger.branch)).toEqual([issued]);
    expect(await listed(at('/2/', 'draft', 'handle'))).toEqual([]);
    expect(await listed(at('/1/', 'audit'))).toEqual([]);
  });

  it('agrees with the rule for every duty and place', async () => {
    const directives = await Promise.all(
      everything().map((directiveId) => ledger.ledger.find({ districtId: ledger.districtId, directiveId })),
    );
    const duties: readonly Duty[] = [
      'draft',
      'sign-off',
      'dispatch',
      'handle',
      'review',
      'supervise',
      'remark',
      'audit',
    ];
    for (const path of ['/1/', '/1/12/', '/1/12/7/', '/1/13/', '/1/120/', '/2/']) {
      for (const duty of duties) {
        const caller = at(path, duty);
        const visible = directives.filter((seen) => maySee(caller, seen!.directive, seen!.issuerPath));
        expect([path, duty, await listed(caller)]).toEqual([
          path,
          duty,
          visible.map((seen) => seen!.directive.id).sort(),
        ]);
      }
    }
  });

  it('never shows another district', async () => {
    const elsewhere = await DirectiveFixture.start();
    try {
      expect((await ledger.read.list({ limit: 50 }, elsewhere.drafter)).rows).toEqual([]);
      await expectRefusal(ledger.read.view(issued, elsewhere.drafter), 'task-dispatch/directive-not-found');
    } finally {
      await elsewhere.stop();
    }
  });

  it('comes newest first in pages, and a cursor serves only the list it was made for', async () => {
    const first = await ledger.read.list({ limit: 2 }, ledger.drafter);
    const second = await ledger.read.list({ limit: 2, cursor: first.next! }, ledger.drafter);
    expect([...first.rows, ...second.rows].map(({ directiveId }) => directiveId)).toEqual(
      everything().toReversed(),
    );
    expect(second.next).toBeNull();
    await expectRefusal(
      ledger.read.list({ limit: 2, cursor: first.next!, state: 'draft' }, ledger.drafter),
      'platform/cursor-rejected',
    );
  });

  it('finds words as they are written, also a percent sign', async () => {
    const found = async (q: string) =>
      (await ledger.read.list({ limit: 50, q }, ledger.drafter)).rows.map(({ directiveId }) => directiveId);
    expect(await found('100%')).toEqual([ofSubdistrict]);
    expect(await found('%')).toEqual([ofSubdistrict]);
    expect(await found('2026-0001')).toEqual([issued]);
  });
});

describe('one directive', () => {
  it('is not found by whoever may not see it: neither it nor its items, source and coverage', async () => {
    const read = [
      (id: string) => ledger.read.view(id, ledger.branch),
      (id: string) => ledger.read.source(id, ledger.branch),
      (id: string) => ledger.read.coverage(id, ledger.branch),
      (id: string) => ledger.read.items({ directiveId: id, limit: 10 }, ledger.branch),
    ];
    for (const ask of read) {
      await expectRefusal(ask(draft), 'task-dispatch/directive-not-found');
      await expect(ask(issued)).resolves.toBeDefined();
    }
  });

  it('cannot be changed by whoever may not see it, and is not theirs for those who only read it', async () => {
    const edit = (directiveId: string) =>
      ledger.edit.execute(
        { directiveId, edits: [{ itemId: idOf('item'), changes: { urgent: true } }] },
        context(ledger.branch, { expectedVersion: 1 }),
      );
    await expectRefusal(edit(draft), 'task-dispatch/directive-not-found');
    await expectRefusal(edit(issued), 'task-dispatch/directive-not-yours');
  });

  it('stays visible to the units it had reached when it is withdrawn; a withdrawn draft never was', async () => {
    const { directiveId } = await ledger.issued(NOTICE);
    await ledger.withdraw.execute({ directiveId, reason: '政策调整' }, context(ledger.drafter));
    expect((await ledger.read.view(directiveId, ledger.branch)).state).toBe('withdrawn');
    const never = (await ledger.registered(NOTICE)).directiveId;
    await ledger.withdraw.execute({ directiveId: never, reason: '重复' }, context(ledger.drafter));
    await expectRefusal(ledger.read.view(never, ledger.branch), 'task-dispatch/directive-not-found');
  });

  it('shows what became of each sentence, with the states of its tasks', async () => {
    const coverage = await ledger.read.coverage(issued, ledger.branch);
    expect(coverage.complete).toBe(true);
    const outcomes = coverage.rows.filter(({ itemId }) => itemId !== null).map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['task', 'guidance']));
  });
});
