import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { directiveGet, signOffRequest, signOffRequested } from '#libs/contracts';
import { expectRefusal } from '#libs/testing';
import { context } from './directive-builder.js';
import { DirectiveFixture, NOTICE } from './directive-fixture.js';
import { PATHS } from './stated-services.js';

const REASON = '森林防火进入紧要期，须在本月部署。';
const ALL_FOUR = { month: '2026-11', budget: 2, units: 4 };

let ledger: DirectiveFixture;

beforeAll(async () => {
  ledger = await DirectiveFixture.start(2);
  await ledger.issued(NOTICE, 2);
  await ledger.dispatchAll();
});
afterAll(() => ledger.stop());
beforeEach(() => {
  ledger.audiences.paths = PATHS;
});

async function draft(): Promise<string> {
  const { directiveId } = await ledger.registered(NOTICE);
  await ledger.decided(directiveId);
  return directiveId;
}

describe('a directive that takes units over the budget of the month', () => {
  it('is not sent for sign-off without a reason, and leaves one line in the journal', async () => {
    const directiveId = await draft();
    const refusal = await ledger.askedForSignOff(directiveId).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'task-dispatch/over-budget-unexplained', details: ALL_FOUR });
    expect((await ledger.read.view(directiveId, ledger.drafter)).state).toBe('draft');
    const lines = await ledger.rows(
      `select code from journal where aggregate_id = $1 and outcome = 'refused'`,
      directiveId,
    );
    expect(lines).toEqual([{ code: 'task-dispatch/over-budget-unexplained' }]);
  });

  it('goes to those who sign with its reason and the number of units, and keeps both on record', async () => {
    const directiveId = await draft();
    const command = { directiveId, flowKey: 'sign-off', overBudgetReason: REASON };
    const asked = await ledger.requestSignOff.execute(command, context(ledger.drafter), {});
    const overBudget = { ...ALL_FOUR, reason: REASON };
    expect(signOffRequest.output.parse(asked).directive.signOff).toMatchObject({ overBudget });
    const told = signOffRequested.data.parse((await ledger.facts(directiveId)).at(-1)!.data);
    expect(told).toMatchObject({ overBudget, start: { variables: { overBudget: 4 } } });
    const signer = ledger.person('王书记', '/1/', 'sign-off');
    const read = async (caller = signer) =>
      directiveGet.output.parse(await ledger.read.view(directiveId, caller)).signOff!.overBudget;
    expect(await read()).toEqual(overBudget);
    await ledger.apply(await ledger.approvalSays(directiveId, { type: 'approved' }));
    expect(await read()).toEqual(overBudget);
    expect(await read(ledger.branch)).toEqual(overBudget);
  });

  it('is explained anew in each round, for the month may have changed', async () => {
    const directiveId = await draft();
    await ledger.askedForSignOff(directiveId, REASON);
    await ledger.apply(await ledger.approvalSays(directiveId, { type: 'returned', reason: '缩小范围' }));
    await expectRefusal(ledger.askedForSignOff(directiveId), 'task-dispatch/over-budget-unexplained');
    ledger.audiences.paths = ['/1/99/'];
    expect((await ledger.askedForSignOff(directiveId, REASON)).signOff).not.toHaveProperty('overBudget');
  });

  it('is measured by all tasks of its units, also by those that the drafter may not see', async () => {
    const narrow = ledger.person('只起草', '/1/', 'draft');
    const directiveId = await draft();
    const command = { directiveId, flowKey: 'sign-off', overBudgetReason: null };
    const refusal = await ledger.requestSignOff
      .execute(command, context(narrow), {})
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ details: ALL_FOUR });
  });
});

describe('a directive within the budget', () => {
  it('needs no reason, and keeps none', async () => {
    ledger.audiences.paths = ['/1/99/'];
    const { signOff } = await ledger.askedForSignOff(await draft(), REASON);
    expect(signOff).not.toHaveProperty('overBudget');
  });

  it('has credit for what was cancelled, and for what was given in another month', async () => {
    await ledger.rows(`update tasks set state = 'cancelled', ended = '{}' where item_path = '1'`);
    await expect(ledger.askedForSignOff(await draft())).resolves.toMatchObject({ state: 'in-sign-off' });
    await ledger.rows(
      `update tasks set state = 'dispatched', ended = null, dispatched_at = '2026-10-31T15:59:59Z'`,
    );
    await expect(ledger.askedForSignOff(await draft())).resolves.toMatchObject({ state: 'in-sign-off' });
  });
});
