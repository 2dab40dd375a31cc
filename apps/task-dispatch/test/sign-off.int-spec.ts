import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { directiveIssued, directiveReturned, signOffRequest, signOffRequested } from '#libs/contracts';
import { expectRefusal } from '#libs/testing';
import { context } from './directive-builder.js';
import { DirectiveFixture, NOTICE } from './directive-fixture.js';

let ledger: DirectiveFixture;
beforeAll(async () => {
  ledger = await DirectiveFixture.start();
});
afterAll(() => ledger.stop());
beforeEach(() => {
  ledger.reach.units = 26;
  ledger.route.leadsTo = '王书记';
  ledger.route.meanwhile = () => Promise.resolve();
});

const dispatchesOf = (directiveId: string) =>
  ledger.rows<{ id: string; item_id: string; state: string; content: Record<string, unknown> }>(
    'select id, item_id, state, content from dispatches where directive_id = $1 order by id',
    directiveId,
  );

describe('asking for sign-off', () => {
  it('shows the route, tells approval what to start, and waits for its answer', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    const asked = await ledger.requestSignOff.execute(
      { directiveId, flowKey: 'sign-off', overBudgetReason: null },
      context(ledger.drafter),
      {},
    );
    expect(signOffRequest.output.safeParse(asked).error).toBeUndefined();
    expect(asked.directive).toMatchObject({
      state: 'in-sign-off',
      signOff: { round: 1, starting: true, firstAsked: ['王书记'] },
    });
    const fact = (await ledger.facts(directiveId)).at(-1)!;
    expect(fact.type).toBe(signOffRequested.type);
    expect(signOffRequested.data.safeParse(fact.data).error).toBeUndefined();
    expect(fact.data['start']).toMatchObject({ variables: { taskItems: 1, targets: 26 }, round: 1 });
  });

  it('is refused while an item is undecided, and leaves one line in the journal', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await expectRefusal(ledger.askedForSignOff(directiveId), 'task-dispatch/items-undecided');
    const lines = await ledger.rows(
      `select type, code from journal where aggregate_id = $1 and outcome = 'refused'`,
      directiveId,
    );
    expect(lines).toEqual([
      { type: 'task-dispatch.directive.request-sign-off', code: 'task-dispatch/items-undecided' },
    ]);
  });

  it('is refused when an audience reaches nobody or the route leads to nobody', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    ledger.reach.units = 0;
    await expectRefusal(ledger.askedForSignOff(directiveId), 'task-dispatch/audience-empty');
    ledger.reach.units = 1;
    ledger.route.leadsTo = null;
    await expectRefusal(ledger.askedForSignOff(directiveId), 'approval/nobody-to-decide');
    expect((await ledger.read.view(directiveId, ledger.drafter)).state).toBe('draft');
  });

  it('answers the same to the same key', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    const asked = context(ledger.drafter);
    const command = { directiveId, flowKey: 'sign-off', overBudgetReason: null };
    const first = await ledger.requestSignOff.execute(command, asked, {});
    expect(await ledger.requestSignOff.execute(command, asked, {})).toEqual(first);
    expect(await ledger.facts(directiveId)).toHaveLength(2);
  });

  it('is refused when the draft changes while the others are asked: nobody signs what was not checked', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    ledger.route.meanwhile = () => ledger.decided(directiveId, 2);
    await expectRefusal(ledger.askedForSignOff(directiveId), 'platform/stale-version');
    expect(await ledger.read.view(directiveId, ledger.drafter)).toMatchObject({ state: 'draft', version: 3 });
  });

  it('asks about an audience that several items share only once', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId, 2);
    const before = ledger.reach.asked.length;
    await ledger.askedForSignOff(directiveId);
    expect(ledger.reach.asked.length - before).toBe(1);
  });
});

describe('approval’s answer', () => {
  it('started: the directive waits no longer for approval, but for people', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    await ledger.askedForSignOff(directiveId);
    await ledger.apply(await ledger.approvalSays(directiveId, { type: 'started' }));
    const { state, signOff } = await ledger.read.view(directiveId, ledger.drafter);
    expect([state, signOff!.starting]).toEqual(['in-sign-off', false]);
  });

  it('approved, delivered five times: issued once, each dispatch planned once, told once', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId, 2);
    await ledger.askedForSignOff(directiveId);
    const started = await ledger.approvalSays(directiveId, { type: 'started' });
    const approved = await ledger.approvalSays(directiveId, { type: 'approved' });
    await ledger.apply(started, approved, approved);
    for (let time = 0; time < 3; time += 1) await ledger.apply(approved);
    const planned = await dispatchesOf(directiveId);
    expect(planned).toHaveLength(2);
    expect(new Set(planned.map(({ item_id: itemId }) => itemId)).size).toBe(2);
    expect(planned[0]).toMatchObject({ state: 'planned', content: { directiveId, issuerUnitPath: '/1/' } });
    const issued = (await ledger.facts(directiveId)).filter(({ type }) => type === directiveIssued.type);
    expect(issued).toHaveLength(1);
    expect(directiveIssued.data.safeParse(issued[0]!.data).error).toBeUndefined();
    expect(issued[0]!.data).toMatchObject({ taskItems: 2, guidanceItems: 0 });
  });

  it('approved: the ledger counts on by one per directive of the year', async () => {
    const first = await ledger.issued(NOTICE);
    const second = await ledger.issued(NOTICE);
    const number = (view: typeof first) => Number(view.registerNumber!.split('-')[1]);
    expect(first.registerNumber).toMatch(/^2026-\d{4}$/);
    expect(number(second)).toBe(number(first) + 1);
    expect(second).toMatchObject({ state: 'issued', dispatch: { items: 1, created: 0, finished: false } });
  });

  it('approved for several at once: each gets a number of its own', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      const { directiveId } = await ledger.registered(NOTICE);
      await ledger.decided(directiveId);
      await ledger.askedForSignOff(directiveId);
      ids.push(directiveId);
    }
    const facts = await Promise.all(ids.map((id) => ledger.approvalSays(id, { type: 'approved' })));
    await Promise.all(facts.map((fact) => ledger.apply(fact)));
    const views = await Promise.all(ids.map((id) => ledger.read.view(id, ledger.drafter)));
    expect(new Set(views.map(({ registerNumber }) => registerNumber)).size).toBe(3);
  });

  it.each([
    ['returned', 'returned'],
    ['rejected', 'rejected'],
    ['start-refused', 'start-refused'],
    ['withdrawn', 'withdrawn'],
    ['voided', 'withdrawn'],
  ])('%s: a draft again, with the reason', async (type, how) => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    await ledger.askedForSignOff(directiveId);
    await ledger.apply(await ledger.approvalSays(directiveId, { type, reason: '期限过紧' }));
    const view = await ledger.read.view(directiveId, ledger.drafter);
    expect(view).toMatchObject({ state: 'draft', returned: { how, reason: '期限过紧' } });
    expect(view.actions).toContain('edit-items');
    const fact = (await ledger.facts(directiveId)).at(-1)!;
    expect(directiveReturned.data.safeParse(fact.data).error).toBeUndefined();
  });

  it('about an earlier round changes nothing', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    await ledger.askedForSignOff(directiveId);
    const late = await ledger.approvalSays(directiveId, { type: 'approved' });
    const lateToo = await ledger.approvalSays(directiveId, { type: 'rejected', reason: '不同意' });
    await ledger.apply(await ledger.approvalSays(directiveId, { type: 'returned', reason: '改' }));
    await ledger.askedForSignOff(directiveId);
    await ledger.apply(late, lateToo);
    const { state, signOff } = await ledger.read.view(directiveId, ledger.drafter);
    expect([state, signOff!.round]).toEqual(['in-sign-off', 2]);
    expect(await dispatchesOf(directiveId)).toEqual([]);
  });
});
