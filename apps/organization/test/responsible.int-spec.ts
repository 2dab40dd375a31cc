import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { OrganizationWorld } from './organization-world.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

let world: OrganizationWorld;
let secretary: string;
let handler: string;

beforeAll(async () => {
  world = await OrganizationWorld.open();
  secretary = await world.post(['handle', 'review'], true, '书记');
  handler = await world.post(['handle'], false, '联络员');
});
afterAll(() => world.close());

async function answersFor(unitId: string): Promise<[string | null, boolean]> {
  const { responsible_name: name, responsible_vacant: vacant } = await world.stored(unitId);
  return [name, vacant];
}

async function epochOf(personId: string): Promise<number> {
  const [row] = await world.rows<{ epoch: string }>('select epoch from persons where id = $1', [personId]);
  return Number(row!.epoch);
}

describe('who answers for a unit', () => {
  it('is its secretary, and everything below without one is looked after by the same person', async () => {
    const committee = await world.unit(world.rootId, { kind: 'committee' });
    const branch = await world.unit(committee.unitId);
    const cell = await world.unit(branch.unitId, { kind: 'party-cell' });
    await world.clearPublished();
    await world.appoint(await world.person('周林'), committee.unitId, secretary);
    expect(await answersFor(committee.unitId)).toEqual(['周林', false]);
    expect(await answersFor(branch.unitId)).toEqual(['周林', true]);
    expect(await answersFor(cell.unitId)).toEqual(['周林', true]);
    const changed = (await world.published()).filter((fact) => fact.type === 'organization.unit.changed');
    expect(changed.map((fact) => fact.aggregate_id)).toEqual([committee.unitId, branch.unitId, cell.unitId]);
    expect(changed.map((fact) => fact.aggregate_version)).toEqual([2, 2, 2]);
  });

  it('passes to whoever handles when the secretary leaves, and back up when nobody is left', async () => {
    const committee = await world.unit(world.rootId, { kind: 'committee' });
    const branch = await world.unit(committee.unitId);
    await world.appoint(await world.person('高远'), committee.unitId, secretary);
    const head = await world.appoint(await world.person('王海'), branch.unitId, secretary);
    const clerk = await world.appoint(await world.person('李江'), branch.unitId, handler);
    expect(await answersFor(branch.unitId)).toEqual(['王海', false]);
    const leave = (appointmentId: string) =>
      world.endAppointment().execute({ appointmentId, to: '2026-03-02', reason: '调动' }, world.context());
    await leave(head);
    expect(await answersFor(branch.unitId)).toEqual(['李江', true]);
    await leave(clerk);
    expect(await answersFor(branch.unitId)).toEqual(['高远', true]);
    await expectRefusal(leave(clerk), 'organization/appointment-ended');
  });

  it('follows a moved unit to its new parent', async () => {
    const [from, to] = [await world.unit(world.rootId), await world.unit(world.rootId)];
    await world.appoint(await world.person('甲一'), from.unitId, secretary);
    await world.appoint(await world.person('乙二'), to.unitId, secretary);
    const branch = await world.unit(from.unitId);
    const cell = await world.unit(branch.unitId);
    expect(await answersFor(cell.unitId)).toEqual(['甲一', true]);
    await world.moveUnit().execute({ unitId: branch.unitId, newParentId: to.unitId }, world.context());
    expect(await answersFor(cell.unitId)).toEqual(['乙二', true]);
  });

  it('changes at midnight with a dated appointment, once, although the sweeper runs late and twice', async () => {
    const branch = await world.unit(world.rootId);
    const person = await world.person('丁四');
    await world.appoint(person, branch.unitId, secretary, { from: '2026-04-01', to: '2026-04-11' });
    const before = await epochOf(person);
    expect((await answersFor(branch.unitId))[0]).not.toBe('丁四');
    await world.clearPublished();
    world.clock.set(new Date('2026-03-31T16:00:05Z'));
    await Promise.all([1, 2].map(() => world.sweep().execute(world.districtId)));
    expect(await answersFor(branch.unitId)).toEqual(['丁四', false]);
    world.clock.set(new Date('2026-04-20T00:00:00Z'));
    await world.sweep().execute(world.districtId);
    expect((await answersFor(branch.unitId))[0]).not.toBe('丁四');
    const told = (await world.published())
      .map((fact) => fact.type)
      .filter((type) => type.includes('appointment'));
    expect(told).toEqual(['organization.appointment.started', 'organization.appointment.ended']);
    expect(await epochOf(person)).toBe(before + 2);
  });

  it('is right in the end when many are appointed at once', async () => {
    const units = await Promise.all(Array.from({ length: 5 }, () => world.unit(world.rootId)));
    const people = await Promise.all(units.map((_, index) => world.person(`戊${index}`)));
    await Promise.all(units.map((unit, index) => world.appoint(people[index]!, unit.unitId, secretary)));
    await world.refresh().execute(world.context());
    const names = await Promise.all(units.map((unit) => answersFor(unit.unitId)));
    expect(names).toEqual(units.map((_, index) => [`戊${index}`, false]));
  });
});

describe('separation of duties', () => {
  it('holds when two appointments of one person race', async () => {
    const posts = await Promise.all([
      world.post(['administer-units']),
      world.post(['administer-accounts']),
      world.post(['audit']),
      world.post(['handle']),
    ]);
    const person = await world.person('己五');
    const outcomes = await Promise.allSettled(posts.map((post) => world.appoint(person, world.rootId, post)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        await expectRefusal(Promise.reject(outcome.reason), 'organization/duties-must-be-separate');
      }
    }
  });

  it('is kept by the database itself, against a statement that forgets the rules', async () => {
    const [audit, work] = [await world.post(['audit']), await world.post(['review'])];
    const person = await world.person('庚六');
    await world.appoint(person, world.rootId, audit);
    const insert = (postId: string, group: string) =>
      world.rows(
        `insert into appointments (district_id, id, version, person_id, unit_id, post_id, duty_group, scope_unit_id, from_day, state)
         values ($1, gen_random_uuid(), 1, $2, $3, $4, $5, $3, '2026-05-01', 'planned')`,
        [world.districtId, person, world.rootId, postId, group],
      );
    await expect(insert(work, 'work')).rejects.toThrow('appointments_duties_separate');
    await expect(insert(work, 'none')).rejects.toThrow('appointments_post');
    const twoGroups = world.rows(
      `insert into posts (district_id, id, version, title, duties, duty_group, heads)
       values ($1, gen_random_uuid(), 1, '兼职', '{audit,review}', 'audit', false)`,
      [world.districtId],
    );
    await expect(twoGroups).rejects.toThrow('posts_group_fits_duties');
  });

  it('lets nobody hold the same post in the same unit twice', async () => {
    const person = await world.person('辛七');
    const act = () => world.appoint(person, world.rootId, handler);
    const outcomes = await Promise.allSettled([act(), act()]);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(outcomes.some((outcome) => outcome.status === 'fulfilled')).toBe(true);
    await expectRefusal(Promise.reject(refused?.reason), 'organization/already-appointed');
  });
});
