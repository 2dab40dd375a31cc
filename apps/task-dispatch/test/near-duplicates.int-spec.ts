import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nearDuplicates } from '#libs/contracts';
import { expectRefusal } from '#libs/testing';
import type { AudienceRule } from '../src/domain/item.js';
import { context, idOf } from './directive-builder.js';
import { DirectiveFixture } from './directive-fixture.js';

const FIRE = '关于冬季消防的通知\n一、消防排查。各支部要在12月15日前对辖区楼道堆物开展一次全面排查。\n';
const AGAIN =
  '岁末工作安排\n一、安全排查。各支部要在12月31日前对辖区楼道堆物开展一次全面排查。\n二、节日慰问。走访慰问老党员。\n';

let ledger: DirectiveFixture;
beforeAll(async () => {
  ledger = await DirectiveFixture.start();
});
afterAll(() => ledger.stop());

/** A draft whose first item is a task for the subtree, the others guidance. */
async function draft(text: string, subtree = '/1/', more: Partial<AudienceRule> = {}) {
  const { directiveId, version } = await ledger.registered(text);
  const audience = { ...ledger.audience(), subtrees: [idOf(`unit ${subtree}`)], ...more };
  const edits = (await ledger.items(directiveId)).map(({ itemId }, index) => ({
    itemId,
    changes: index === 0 ? { outcome: 'task' as const, audience } : { outcome: 'guidance' as const },
  }));
  await ledger.edit.execute({ directiveId, edits }, context(ledger.drafter, { expectedVersion: version }));
  return directiveId;
}

const similarTo = async (directiveId: string, caller = ledger.drafter) => {
  const answer = await ledger.nearDuplicates.execute(directiveId, caller);
  expect(nearDuplicates.output.safeParse(answer).error).toBeUndefined();
  return answer;
};

describe('near-duplicates of a draft', () => {
  let issued: string;
  beforeAll(async () => {
    issued = (await ledger.issued(FIRE)).directiveId;
    await ledger.dispatchAll();
  });

  it('are the items in force that ask nearly the same, with the units that have them open', async () => {
    const directiveId = await draft(AGAIN);
    const [first] = await ledger.items(directiveId);
    const { rows, complete } = await similarTo(directiveId);
    expect(complete).toBe(true);
    expect(rows).toMatchObject([
      {
        itemId: first!.itemId,
        similar: [{ directiveId: issued, directiveTitle: '关于冬季消防的通知', path: '1', units: 4 }],
      },
    ]);
    expect(rows[0]!.similar[0]!.similarity).toBeGreaterThan(0.6);
    expect(rows[0]!.similar[0]!.similarity).toBeLessThan(1);
    expect(rows[0]!.similar[0]!.excerpt).toContain('楼道堆物');
  });

  it('count only units of the audience that are not excluded', async () => {
    const units = async (...audience: [string, Partial<AudienceRule>?]) =>
      (await similarTo(await draft(AGAIN, ...audience))).rows[0]?.similar[0]?.units;
    expect(await units('/1/12/')).toBe(2);
    expect(await units('/1/13/')).toBe(1);
    const exclusions = [{ unitId: idOf('unit /1/12/7/'), reason: '已另行部署' }];
    expect(await units('/1/12/', { exclusions })).toBe(1);
    const all = [...exclusions, { unitId: idOf('unit /1/12/'), reason: '已另行部署' }];
    expect(await units('/1/12/', { exclusions: all })).toBeUndefined();
  });

  it('are not items about something else', async () => {
    const other = '通知\n一、节日慰问。各支部要走访慰问老党员和困难群众。\n';
    expect(await similarTo(await draft(other))).toEqual({ rows: [], complete: true });
  });

  it('are not what the caller may not see', async () => {
    const subdistrict = ledger.person('街道干事', '/1/12/', 'draft', 'dispatch');
    const mine = await draft(AGAIN);
    await expectRefusal(similarTo(mine, subdistrict), 'task-dispatch/directive-not-found');
    const source = { text: AGAIN };
    const command = { issuerUnitId: idOf('unit /1/13/'), title: null, source, referenceDate: null };
    const sister = ledger.person('镇干事', '/1/13/', 'draft', 'dispatch');
    const theirs = (await ledger.register.execute(command, context(sister))).directiveId;
    const [first] = await ledger.items(theirs);
    const changes = {
      outcome: 'task' as const,
      audience: { ...ledger.audience(), subtrees: [idOf('unit /1/')] },
    };
    const edits = [{ itemId: first!.itemId, changes }];
    await ledger.edit.execute({ directiveId: theirs, edits }, context(sister, { expectedVersion: 1 }));
    expect((await similarTo(theirs, sister)).rows[0]!.similar.map(({ directiveId }) => directiveId)).toEqual([
      issued,
    ]);
    const elsewhere = await DirectiveFixture.start();
    try {
      await expectRefusal(similarTo(theirs, elsewhere.drafter), 'task-dispatch/directive-not-found');
    } finally {
      await elsewhere.stop();
    }
  });

  it('are at most twenty for an item, the most similar first, and the answer says that there are more', async () => {
    const areas = Array.from({ length: 22 }, (_, at) => `第${at}区`.repeat(1 + (at % 3)));
    for (const area of areas) {
      await ledger.issued(`通知\n一、清理。各支部要对${area}河道垃圾和沿岸违建开展一次集中清理整治。\n`);
    }
    await ledger.dispatchAll();
    const { rows, complete } = await similarTo(
      await draft('通知\n一、清理。各支部要对河道垃圾和沿岸违建开展一次集中清理整治。\n'),
    );
    const found = rows[0]!.similar.map(({ similarity }) => similarity);
    expect(found).toHaveLength(20);
    expect(found).toEqual(found.toSorted((a, b) => b - a));
    expect(complete).toBe(false);
  });

  it('end when the tasks have ended', async () => {
    const directiveId = await draft(AGAIN);
    await ledger.withdraw.execute({ directiveId: issued, reason: '政策调整' }, context(ledger.drafter));
    expect((await similarTo(directiveId)).rows).toEqual([]);
  });
});
