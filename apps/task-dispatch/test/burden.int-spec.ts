import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { burdenPreview } from '#libs/contracts';
import { expectRefusal } from '#libs/testing';
import { BurdenMeter } from '../src/domain/burden.js';
import { TypeormUnitLoads } from '../src/persistence/typeorm-unit-loads.js';
import { AudienceUnits } from '../src/use-cases/audience-units.js';
import { GainingUnits } from '../src/use-cases/gaining-units.js';
import { PreviewBurden } from '../src/use-cases/preview-burden.js';
import { context, idOf } from './directive-builder.js';
import { DirectiveFixture, NOTICE } from './directive-fixture.js';

let ledger: DirectiveFixture;

beforeAll(async () => {
  ledger = await DirectiveFixture.start();
  await ledger.issued(NOTICE, 2);
  await ledger.dispatchAll();
});
afterAll(() => ledger.stop());

/** A draft that asks every unit of the little district for two things. */
async function draft(): Promise<string> {
  const { directiveId } = await ledger.registered(NOTICE);
  await ledger.decided(directiveId, 2);
  return directiveId;
}

async function burdenOf(directiveId: string, caller = ledger.drafter, budget: number | null = null) {
  const preview = new PreviewBurden(
    ledger.ledger,
    new GainingUnits(new AudienceUnits(ledger.reach, ledger.audiences)),
    new TypeormUnitLoads(ledger.dataSource),
    new BurdenMeter(ledger.clock, budget),
  );
  return burdenPreview.output.parse(await preview.execute(directiveId, caller, {}));
}

describe('the burden of a draft', () => {
  it('is told for every unit in the order of the tree, beside what the unit has this month and open', async () => {
    const burden = await burdenOf(await draft());
    expect(burden).toMatchObject({ month: '2026-11', budget: null, units: 4, overBudget: 0, complete: true });
    expect(burden.rows.map(({ unitPath }) => unitPath)).toEqual(['/1/', '/1/12/', '/1/12/7/', '/1/13/']);
    const each = { tasks: 2, files: 0, figures: 0, thisMonth: 2, open: 2, overBudget: false };
    for (const row of burden.rows) expect(row).toMatchObject(each);
    expect(ledger.reach.asked.at(-1)).toEqual(ledger.audience());
  });

  it('credits what was cancelled, and keeps in sight what is open from another month', async () => {
    const of = (unit: string) => `unit_id = '${idOf(`unit ${unit}`)}'`;
    await ledger.rows(
      `update tasks set state = 'cancelled', ended = '{}' where ${of('/1/13/')} and item_path = '1'`,
    );
    await ledger.rows(`update tasks set dispatched_at = '2026-10-31T15:59:59Z' where ${of('/1/12/')}`);
    const { rows, overBudget } = await burdenOf(await draft(), ledger.drafter, 3);
    const loads = rows.map(({ unitPath, thisMonth, open, overBudget: over }) => [
      unitPath,
      thisMonth,
      open,
      over,
    ]);
    expect(loads).toEqual([
      ['/1/', 2, 2, true],
      ['/1/12/', 0, 2, false],
      ['/1/12/7/', 2, 2, true],
      ['/1/13/', 1, 1, false],
    ]);
    expect(overBudget).toBe(2);
  });

  it('counts no task that the caller may not see', async () => {
    const narrow = ledger.person('只起草', '/1/', 'draft');
    const { rows } = await burdenOf(await draft(), narrow);
    expect(rows.map(({ unitPath, open }) => [unitPath, open])).toEqual([
      ['/1/', 2],
      ['/1/12/', 0],
      ['/1/12/7/', 0],
      ['/1/13/', 0],
    ]);
  });

  it('says when there are more units than it lists, and nothing where no audience is chosen', async () => {
    ledger.audiences.paths = Array.from({ length: 501 }, (_, index) => `/1/${index + 1000}/`);
    const many = await burdenOf(await draft());
    expect([many.units, many.rows.length, many.complete]).toEqual([501, 500, false]);
    const { directiveId } = await ledger.registered(NOTICE);
    expect(await burdenOf(directiveId)).toMatchObject({ units: 0, rows: [], complete: true });
  });

  it('is not told of what has gone out, nor to whoever does not see the draft', async () => {
    const { directiveId } = await ledger.issued(NOTICE);
    await expectRefusal(burdenOf(directiveId), 'task-dispatch/directive-not-a-draft');
    await expectRefusal(burdenOf(await draft(), ledger.branch), 'task-dispatch/directive-not-found');
    const withdrawn = await draft();
    await ledger.withdraw.execute({ directiveId: withdrawn, reason: '重复' }, context(ledger.drafter));
    await expectRefusal(burdenOf(withdrawn), 'task-dispatch/directive-not-a-draft');
  });
});
