import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DirectiveFixture, NOTICE } from './directive-fixture.js';
import { PATHS } from './stated-services.js';

let ledger: DirectiveFixture;
let directiveId: string;

beforeAll(async () => {
  ledger = await DirectiveFixture.start();
});
afterAll(() => ledger.stop());
beforeEach(async () => {
  ledger.clock.set(new Date('2026-11-20T08:00:00Z'));
  ledger.audiences.paths = PATHS;
  ({ directiveId } = await ledger.issued(NOTICE, 2));
});

const progress = async (caller = ledger.drafter) =>
  (await ledger.read.coverage(directiveId, caller)).itemProgress;

describe('the progress of a directive', () => {
  it('is told to the issuer’s open pages with each page of units and each chunk of tasks', async () => {
    ledger.audiences.paths = Array.from({ length: 600 }, (_, index) => `/1/${index + 1000}/`);
    ledger.hints.sent.length = 0;
    await ledger.dispatchAll();
    const to = { personIds: [ledger.drafter.personId], unitPaths: ['/1/'] };
    const moved = ledger.hints.sent.filter(({ topic }) => topic === 'directive');
    // Two items, each with one page of units and two chunks.
    expect(moved).toEqual(
      Array.from({ length: 6 }, () => ({ topic: 'directive', id: directiveId, version: 0, to })),
    );
    const tasks = ledger.hints.sent.filter(({ topic }) => topic === 'task');
    expect(tasks.filter((hint) => hint.to.personIds)).toHaveLength(6);
    ledger.hints.sent.length = 0;
    await ledger.dispatchAll();
    expect(ledger.hints.sent).toEqual([]);
  });

  it('is told to each unit that has just been given a task', async () => {
    ledger.hints.sent.length = 0;
    await ledger.dispatchAll();
    const told = ledger.hints.sent.filter(({ topic, to }) => topic === 'task' && !to.personIds);
    // One hint for each of the two items.
    expect(told.map(({ to }) => [...to.unitPaths!].sort())).toEqual(
      [PATHS, PATHS].map((paths) => [...paths].sort()),
    );
  });

  it('comes by item in the order of the text, with states and what is overdue', async () => {
    expect(await progress()).toEqual([]);
    await ledger.dispatchAll();
    const items = (await ledger.items(directiveId)).map(({ itemId }) => itemId);
    const all = { total: 4, byState: { dispatched: 4 }, red: 0 };
    expect(await progress()).toEqual(items.map((itemId) => ({ itemId, ...all })));
    await ledger.rows(
      `update tasks set state = 'cancelled', ended = '{}' where item_id = $1 and unit_path = '/1/13/'`,
      items[0],
    );
    ledger.clock.set(new Date('2027-03-01T08:00:00Z'));
    expect(await progress()).toEqual([
      { itemId: items[0], total: 4, byState: { dispatched: 3, cancelled: 1 }, red: 3 },
      { itemId: items[1], total: 4, byState: { dispatched: 4 }, red: 4 },
    ]);
  });

  it('counts for each caller those tasks alone that they may see', async () => {
    await ledger.dispatchAll();
    const counts = async (caller = ledger.drafter) => (await progress(caller))!.map(({ total }) => total);
    expect(await counts(ledger.branch)).toEqual([1, 1]);
    expect(await counts(ledger.person('街道督查', '/1/12/', 'supervise'))).toEqual([2, 2]);
    const auditor = ledger.person('审计', '/1/', 'draft');
    expect(await counts(auditor)).toEqual([1, 1]);
    const { rows } = await ledger.read.coverage(directiveId, ledger.branch);
    expect(rows.flatMap(({ tasks }) => tasks.dispatched ?? [])).toEqual([1, 1]);
  });
});
