import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { OrganizationWorld } from './organization-world.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

let world: OrganizationWorld;

beforeAll(async () => {
  world = await OrganizationWorld.open();
});
afterAll(() => world.close());
beforeEach(() => world.clearPublished());

describe('founding a unit', () => {
  it('stores it below its parent with a number of its own and tells the others', async () => {
    const committee = await world.unit(world.rootId, { kind: 'committee' });
    const branch = await world.unit(committee.unitId);
    expect(branch.path).toBe(`${committee.path}${branch.path.split('/').at(-2)}/`);
    const facts = await world.published();
    expect(facts.map((fact) => [fact.type, fact.data['unit']])).toEqual([
      ['organization.unit.founded', committee],
      ['organization.unit.founded', branch],
    ]);
  });

  it('happens once for one command key, whatever happens to the answer on its way', async () => {
    const input = {
      parentId: world.rootId,
      kind: 'branch' as const,
      name: '港口党支部',
      code: 'PORT',
      tags: [],
      validFrom: '2026-01-01',
      validTo: null,
      mission: null,
    };
    const context = world.context();
    const answers = await Promise.all([1, 2, 3].map(() => world.createUnit().execute(input, context)));
    expect(new Set(answers.map((answer) => answer.unitId)).size).toBe(1);
    expect(await world.published()).toHaveLength(1);
    await expectRefusal(world.createUnit().execute(input, world.context()), 'organization/unit-code-taken');
  });

  it('leaves one audit row and nothing else when it is refused, and refuses the same key again', async () => {
    const context = world.context();
    const gone = { ...(await world.unit(world.rootId)), parentId: 'c'.repeat(8) };
    const input = { ...gone, parentId: '0198c0de-0000-7000-8000-00000000dead', code: 'NEW' };
    await expectRefusal(world.createUnit().execute(input, context), 'organization/unit-not-found');
    const temporary = { ...input, parentId: world.rootId, kind: 'temporary-branch' as const };
    const code = 'organization/temporary-branch-needs-mission-and-end';
    await expectRefusal(world.createUnit().execute(temporary, context), code);
    await expectRefusal(world.createUnit().execute(temporary, context), code);
    const refused = await world.rows('select code from journal where correlation_id = $1', [
      context.correlationId,
    ]);
    expect(refused).toEqual([{ code: 'organization/unit-not-found' }, { code }]);
    expect(await world.rows(`select from units where code = 'NEW'`)).toHaveLength(0);
  });

  it('is forbidden to an administrator of another part of the district', async () => {
    const [here, there] = [await world.unit(world.rootId), await world.unit(world.rootId)];
    const caller = world.callerWith([{ duties: ['administer-units'], path: there.path }]);
    const input = { ...here, parentId: here.unitId, code: 'X1' };
    const act = world.createUnit().execute(input, world.context({ caller }));
    await expectRefusal(act, 'organization/unit-out-of-scope');
  });
});

describe('moving a unit', () => {
  it('takes everything below along with one fact', async () => {
    const [from, to] = [await world.unit(world.rootId), await world.unit(world.rootId)];
    const unit = await world.unit(from.unitId);
    const child = await world.unit(unit.unitId);
    const before = await world.stored(child.unitId);
    await world.clearPublished();
    const moved = await world
      .moveUnit()
      .execute({ unitId: unit.unitId, newParentId: to.unitId }, world.context());
    expect(moved.path.startsWith(to.path)).toBe(true);
    const after = await world.stored(child.unitId);
    expect(after.path).toBe(child.path.replace(unit.path, moved.path));
    expect(after.version).toBe(before.version + 1);
    const facts = await world.published();
    expect(facts.map((fact) => fact.type)).toEqual(['organization.unit.moved']);
    expect(facts[0]).toMatchObject({
      aggregate_version: moved.version,
      data: { unit: moved, oldPath: unit.path },
    });
  });

  it('is refused under what lies below', async () => {
    const unit = await world.unit(world.rootId);
    const child = await world.unit(unit.unitId);
    const act = world.moveUnit().execute({ unitId: unit.unitId, newParentId: child.unitId }, world.context());
    await expectRefusal(act, 'organization/unit-under-itself');
  });

  it('never makes a cycle, however many move at once', async () => {
    const units = await Promise.all(Array.from({ length: 3 }, () => world.unit(world.rootId)));
    await world.clearPublished();
    for (let round = 0; round < 3; round += 1) {
      const pairs = units.flatMap((a) => units.filter((b) => b !== a).map((b) => [a, b] as const));
      await Promise.allSettled(
        pairs.map(([a, b]) =>
          world.moveUnit().execute({ unitId: a.unitId, newParentId: b.unitId }, world.context()),
        ),
      );
      await expectTreeWhole();
    }
    expect((await world.published()).some((fact) => fact.type === 'organization.unit.moved')).toBe(true);
  });

  it('leaves no unit behind that is founded below it meanwhile', async () => {
    const [from, to] = [await world.unit(world.rootId), await world.unit(world.rootId)];
    const unit = await world.unit(from.unitId);
    await Promise.all([
      ...Array.from({ length: 6 }, () => world.unit(unit.unitId)),
      world.moveUnit().execute({ unitId: unit.unitId, newParentId: to.unitId }, world.context()),
      ...Array.from({ length: 6 }, () => world.unit(unit.unitId)),
    ]);
    await expectTreeWhole();
  });

  it('cannot be undone by a rename that began before', async () => {
    const [from, to] = [await world.unit(world.rootId), await world.unit(world.rootId)];
    const unit = await world.unit(from.unitId);
    const child = await world.unit(unit.unitId);
    await Promise.all([
      world.moveUnit().execute({ unitId: unit.unitId, newParentId: to.unitId }, world.context()),
      ...[1, 2, 3].map((n) =>
        world.renameUnit().execute({ unitId: child.unitId, name: `新名${n}` }, world.context()),
      ),
    ]);
    await expectTreeWhole();
  });
});

describe('closing a unit', () => {
  it('is refused while units below go on, also when one is founded at the same moment', async () => {
    const unit = await world.unit(world.rootId);
    const close = { unitId: unit.unitId, validTo: '2026-03-02', reason: '撤并' };
    const outcomes = await Promise.allSettled([
      world.unit(unit.unitId),
      world.closeUnit().execute(close, world.context()),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  it('on a day to come is carried out by the sweeper when the day is there', async () => {
    const unit = await world.unit(world.rootId);
    await world.clearPublished();
    const close = { unitId: unit.unitId, validTo: '2026-03-05', reason: '任务完成' };
    await world.closeUnit().execute(close, world.context());
    await world.sweep().execute(world.districtId);
    expect((await world.stored(unit.unitId)).state).toBe('open');
    world.clock.set(new Date('2026-03-04T16:00:00Z'));
    await Promise.all([1, 2].map(() => world.sweep().execute(world.districtId)));
    expect((await world.stored(unit.unitId)).state).toBe('closed');
    const told = (await world.published()).filter((fact) => fact.aggregate_id === unit.unitId);
    expect(told.map((fact) => fact.type)).toEqual(['organization.unit.changed', 'organization.unit.closed']);
  });
});

/** Every path is its parent's path and the own number, from one root down: no cycle, nothing lost. */
async function expectTreeWhole(): Promise<void> {
  const broken = await world.rows(
    `select u.path, p.path as parent from units u left join units p on p.district_id = u.district_id and p.id = u.parent_id
     where u.path <> coalesce(p.path, '/') || u.number || '/'`,
  );
  expect(broken).toEqual([]);
}
