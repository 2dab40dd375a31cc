import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  directiveIssued,
  directiveReturned,
  directiveWithdrawn,
  signOffRequest,
  signOffRequested,
} from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { context } from './directive-builder.js';
import { DirectiveFixture, PATHS } from './directive-fixture.js';

const NOTICE = '关于做好冬季工作的通知\n一、开展排查。各单位要开展排查。\n二、加强值守。各单位要加强值守。\n';

let ledger: DirectiveFixture;
beforeAll(async () => {
  ledger = await DirectiveFixture.start();
});
afterAll(() => ledger.stop());
beforeEach(() => {
  ledger.reach.units = 26;
  ledger.route.leadsTo = '王书记';
});

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

describe('asking for sign-off', () => {
  it('shows the route, tells approval what to start, and waits for its answer', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    const asked = await ledger.requestSignOff.execute(
      { directiveId, flowKey: 'sign-off' },
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
    const command = { directiveId, flowKey: 'sign-off' };
    const first = await ledger.requestSignOff.execute(command, asked, {});
    expect(await ledger.requestSignOff.execute(command, asked, {})).toEqual(first);
    expect(await ledger.facts(directiveId)).toHaveLength(2);
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

  it.each(['returned', 'rejected', 'start-refused', 'withdrawn'] as const)(
    '%s: a draft again, with the reason',
    async (how) => {
      const { directiveId } = await ledger.registered(NOTICE);
      await ledger.decided(directiveId);
      await ledger.askedForSignOff(directiveId);
      await ledger.apply(await ledger.approvalSays(directiveId, { type: how, reason: '期限过紧' }));
      const view = await ledger.read.view(directiveId, ledger.drafter);
      expect(view).toMatchObject({ state: 'draft', returned: { how, reason: '期限过紧' } });
      expect(view.actions).toContain('edit-items');
      const fact = (await ledger.facts(directiveId)).at(-1)!;
      expect(directiveReturned.data.safeParse(fact.data).error).toBeUndefined();
    },
  );

  it('about an earlier round changes nothing', async () => {
    const { directiveId } = await ledger.registered(NOTICE);
    await ledger.decided(directiveId);
    await ledger.askedForSignOff(directiveId);
    const late = await ledger.approvalSays(directiveId, { type: 'approved' });
    await ledger.apply(await ledger.approvalSays(directiveId, { type: 'returned', reason: '改' }));
    await ledger.askedForSignOff(directiveId);
    await ledger.apply(late);
    const { state, signOff } = await ledger.read.view(directiveId, ledger.drafter);
    expect([state, signOff!.round]).toEqual(['in-sign-off', 2]);
    expect(await dispatchesOf(directiveId)).toEqual([]);
  });
});

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
    await ledger.finishing.execute(pending!, 10);
    await ledger.finishing.execute(pending!, 10);
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
