import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { UnitSnapshot } from '#libs/contracts';
import { type Caller, type Duty, DUTIES } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import * as fc from 'fast-check';
import { visibleUnits } from '../src/domain/visibility.js';
import { TypeormPeopleDirectory } from '../src/persistence/typeorm-people-directory.js';
import { TypeormUnitDirectory } from '../src/persistence/typeorm-unit-directory.js';
import { ReadPeople } from '../src/use-cases/read-people.js';
import { ReadUnits } from '../src/use-cases/read-units.js';
import { OrganizationWorld } from './organization-world.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

let world: OrganizationWorld;
let units: ReadUnits;
let people: ReadPeople;
let all: UnitSnapshot[];
/** The person appointed in each unit. */
const servants = new Map<string, string>();

beforeAll(async () => {
  world = await OrganizationWorld.open();
  const directory = new TypeormUnitDirectory(world.dataSource, world.cursors);
  units = new ReadUnits(directory, world.clock);
  people = new ReadPeople(
    new TypeormPeopleDirectory(world.dataSource, world.cursors),
    directory,
    world.clock,
  );
  const parents = fc.sample(fc.nat(), { numRuns: 30, seed: 7 });
  const founded: string[] = [world.rootId];
  const post = await world.post(['handle']);
  for (const [index, pick] of parents.entries()) {
    const unit = await world.unit(founded[pick % founded.length]!, { name: `支部${index}` });
    founded.push(unit.unitId);
    const person = await world.person(`党员${index}`);
    await world.appoint(person, unit.unitId, post);
    servants.set(unit.unitId, person);
  }
  const page = await directory.snapshot(world.districtId, null, 1000);
  all = page;
});
afterAll(() => world.close());

/** Somebody with up to three posts anywhere in the tree, each over the own unit or one above it. */
const callers = fc
  .array(
    fc.record({
      at: fc.nat(),
      up: fc.nat({ max: 2 }),
      duties: fc.uniqueArray(fc.constantFrom<Duty[]>(...DUTIES.filter(isWork).map((duty) => [duty])), {
        maxLength: 2,
      }),
    }),
    { maxLength: 3 },
  )
  .map((posts) => ({
    toCaller: (): Caller =>
      world.callerWith(
        posts.map(({ at, up, duties }) => {
          const { path } = all[at % all.length]!;
          const parts = path.split('/').slice(1, -1);
          const scope = `/${parts.slice(0, Math.max(1, parts.length - up)).join('/')}/`;
          return { duties: duties.flat(), path, scope };
        }),
      ),
  }));

function isWork(duty: Duty): boolean {
  return !['administer-units', 'administer-accounts', 'audit'].includes(duty);
}

async function everyPage<Row>(
  read: (cursor?: string) => Promise<{ rows: Row[]; next: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await read(cursor);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}

describe('what a person is shown', () => {
  it('in a search is exactly what the rule allows, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(callers, async ({ toCaller }) => {
        const caller = toCaller();
        const found = await everyPage((cursor) => units.search({ q: '支部', cursor, limit: 7 }, caller));
        const allowed = all.filter(
          ({ name, path }) => name.includes('支部') && visibleUnits(caller).covers(path),
        );
        expect(found.map((unit) => unit.unitId).sort()).toEqual(allowed.map((unit) => unit.unitId).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('walking down the tree is exactly what the rule allows, and the counts tell of nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(callers, async ({ toCaller }) => {
        const caller = toCaller();
        const seen: string[] = [];
        const walk = async (parentId: string | null, expected: number | null): Promise<void> => {
          const rows = await everyPage((cursor) => units.children({ parentId, cursor, limit: 3 }, caller));
          if (expected !== null) expect(rows).toHaveLength(expected);
          for (const row of rows) {
            seen.push(row.unitId);
            await walk(row.unitId, row.children);
          }
        };
        await walk(null, null);
        const allowed = all.filter(({ path }) => visibleUnits(caller).covers(path));
        expect(seen.sort()).toEqual(allowed.map((unit) => unit.unitId).sort());
      }),
      { numRuns: 25 },
    );
  });

  it('one by one is found or not found by the same rule, units and people alike', async () => {
    await fc.assert(
      fc.asyncProperty(callers, fc.nat(), async ({ toCaller }, pick) => {
        const caller = toCaller();
        const { unitId, path } = all[pick % all.length]!;
        const person = servants.get(unitId);
        if (visibleUnits(caller).covers(path)) {
          expect((await units.get(unitId, caller)).path).toBe(path);
          if (person) expect((await people.person(person, caller)).appointments).toHaveLength(1);
        } else {
          await expectRefusal(units.get(unitId, caller), 'organization/unit-not-found');
          await expectRefusal(
            units.children({ parentId: unitId, cursor: undefined, limit: 5 }, caller),
            'organization/unit-not-found',
          );
          if (person) await expectRefusal(people.person(person, caller), 'organization/person-not-found');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of people is exactly who serves in a unit in sight', async () => {
    await fc.assert(
      fc.asyncProperty(callers, async ({ toCaller }) => {
        const caller = toCaller();
        const found = await everyPage((cursor) => people.list({ q: '党员', cursor, limit: 6 }, caller));
        const allowed = all.filter(({ path }) => visibleUnits(caller).covers(path));
        const expected = allowed.flatMap(({ unitId }) => servants.get(unitId) ?? []);
        expect(found.map((person) => person.personId).sort()).toEqual(expected.sort());
      }),
      { numRuns: 40 },
    );
  });
});

describe('a list', () => {
  it('takes wildcards literally', async () => {
    const odd = await world.unit(world.rootId, { name: '100%_\\完成' });
    const search = (q: string) => units.search({ q, cursor: undefined, limit: 20 }, world.administrator());
    expect((await search('%_\\')).rows.map((unit) => unit.unitId)).toEqual([odd.unitId]);
    expect((await search('支_')).rows).toEqual([]);
  });

  it('refuses a cursor of another list', async () => {
    const caller = world.administrator();
    const { next } = await units.search({ q: '支部', cursor: undefined, limit: 2 }, caller);
    const act = units.search({ q: '党', cursor: next!, limit: 2 }, caller);
    await expectRefusal(act, 'platform/cursor-rejected');
  });

  it('shows an administrator people without a post as well, and nobody else', async () => {
    const newcomer = await world.person('新来的');
    const list = (caller: Caller) => people.list({ q: '新来', cursor: undefined, limit: 5 }, caller);
    expect((await list(world.administrator())).rows.map((person) => person.personId)).toEqual([newcomer]);
    expect((await list(world.callerWith([{ duties: ['supervise'], path: '/1/' }]))).rows).toEqual([]);
  });

  it('never shows another district', async () => {
    const other = await OrganizationWorld.open();
    const here = await world.rows<{ id: string }>('select id from units where district_id = $1', [
      world.districtId,
    ]);
    await expectRefusal(units.get(here[0]!.id, other.administrator()), 'organization/unit-not-found');
    await other.close();
  });
});
