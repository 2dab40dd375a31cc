import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AudienceRule, UnitSnapshot } from '#libs/contracts';
import { Caller, Scope } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { TypeormAudienceReader } from '../src/persistence/typeorm-audience-reader.js';
import { TypeormHolderReader } from '../src/persistence/typeorm-holder-reader.js';
import { TypeormUnitDirectory } from '../src/persistence/typeorm-unit-directory.js';
import { FindHolders } from '../src/use-cases/find-holders.js';
import { PreviewAudience } from '../src/use-cases/preview-audience.js';
import { ResolveAudience } from '../src/use-cases/resolve-audience.js';
import { OrganizationWorld } from './organization-world.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

let world: OrganizationWorld;
let platform: Caller;
let port: UnitSnapshot;
let portBranch: UnitSnapshot;
let gridBranch: UnitSnapshot;
let town: UnitSnapshot;
let townBranch: UnitSnapshot;
let secretary: string;
let organizer: string;

beforeAll(async () => {
  world = await OrganizationWorld.open();
  platform = Caller.machine('task-dispatch', world.districtId);
  port = await world.unit(world.rootId, { kind: 'committee', name: '港口党委', tags: ['港口'] });
  portBranch = await world.unit(port.unitId, { kind: 'branch', tags: ['港口', '临港'] });
  gridBranch = await world.unit(portBranch.unitId, { kind: 'grid-branch' });
  await world.unit(gridBranch.unitId, { kind: 'party-cell', tags: ['港口'] });
  town = await world.unit(world.rootId, { kind: 'general-branch', tags: ['城区'] });
  townBranch = await world.unit(town.unitId, { kind: 'branch' });
  secretary = await world.post(['handle', 'review'], true, '书记');
  organizer = await world.post([], false, '组织委员');
  await world.appoint(await world.person('周林'), port.unitId, secretary);
  await world.appoint(await world.person('王海'), portBranch.unitId, secretary);
  await world.appoint(await world.person('李江'), portBranch.unitId, organizer);
});
afterAll(() => world.close());

function rule(changed: Partial<AudienceRule>): AudienceRule {
  return { subtrees: [world.rootId], kinds: [], tags: [], exclusions: [], postId: null, ...changed };
}

async function reached(changed: Partial<AudienceRule>, limit = 100): Promise<string[]> {
  const directory = new TypeormUnitDirectory(world.dataSource, world.cursors);
  const resolve = new ResolveAudience(new TypeormAudienceReader(world.dataSource), directory, world.clock);
  const ids: string[] = [];
  for (let afterPath: string | null = null; ;) {
    const page = await resolve.execute({ rule: rule(changed), afterPath, limit }, platform);
    ids.push(...page.targets.map((target) => target.unitId));
    if (page.next === null) return ids;
    afterPath = page.next;
  }
}

function preview(changed: Partial<AudienceRule>, caller: Caller) {
  const directory = new TypeormUnitDirectory(world.dataSource, world.cursors);
  const audiences = new TypeormAudienceReader(world.dataSource);
  return new PreviewAudience(audiences, directory, world.clock).execute(rule(changed), caller);
}

describe('the units a rule reaches', () => {
  it('are each there once, however the subtrees overlap and however small the pages', async () => {
    const subtrees = [port.unitId, portBranch.unitId, port.unitId, town.unitId];
    const expected = [port, portBranch, gridBranch, town, townBranch].map((unit) => unit.unitId);
    expect((await reached({ subtrees })).sort()).toEqual(expected.sort());
    expect((await reached({ subtrees }, 2)).sort()).toEqual(expected.sort());
  });

  it('are without those below a unit that is meant alone, unless another subtree holds them', async () => {
    const subtrees = [port.unitId, town.unitId];
    expect(await reached({ subtrees, alone: [port.unitId] })).toEqual([
      port.unitId,
      town.unitId,
      townBranch.unitId,
    ]);
    const both = [port.unitId, portBranch.unitId];
    expect(await reached({ subtrees: both, alone: [port.unitId] })).toEqual(
      [port, portBranch, gridBranch].map((unit) => unit.unitId),
    );
    expect(await reached({ subtrees: [port.unitId], alone: [port.unitId], kinds: ['branch'] })).toEqual([]);
  });

  it('are of the kinds and have one of the tags; a party cell is never among them', async () => {
    expect(await reached({ kinds: ['branch'] })).toEqual([portBranch.unitId, townBranch.unitId]);
    expect(await reached({ tags: ['临港', '城区'] })).toEqual([portBranch.unitId, town.unitId]);
    expect(await reached({ kinds: ['party-cell'] })).toEqual([]);
  });

  it('do not hold what is excluded, but hold what lies below it', async () => {
    const exclusions = [{ unitId: portBranch.unitId, reason: '正在撤并' }];
    expect(await reached({ subtrees: [port.unitId], exclusions })).toEqual([port.unitId, gridBranch.unitId]);
  });

  it('do not hold what has ended or has yet to begin', async () => {
    const parent = await world.unit(world.rootId, { tags: ['时间'] });
    const ended = await world.unit(parent.unitId, { tags: ['时间'] });
    const close = { unitId: ended.unitId, validTo: '2026-03-02', reason: '撤并' };
    await world.closeUnit().execute(close, world.context());
    const input = {
      kind: 'branch' as const,
      name: '将来',
      code: 'FUT',
      tags: ['时间'],
      validTo: null,
      mission: null,
    };
    await world
      .createUnit()
      .execute({ ...input, parentId: parent.unitId, validFrom: '2026-03-03' }, world.context());
    expect(await reached({ tags: ['时间'] })).toEqual([parent.unitId]);
  });

  it('are held by their responsible person, or by a post where the rule names one', async () => {
    const audiences = new TypeormAudienceReader(world.dataSource);
    const query = {
      districtId: world.districtId,
      places: Scope.ofSubtrees([port.path]),
      today: '2026-03-02',
    };
    const named = async (changed: Partial<AudienceRule>) =>
      (await audiences.resolve({ ...query, rule: rule(changed) }, null, 10)).map(
        ({ responsible }) => responsible?.name,
      );
    expect(await named({})).toEqual(['周林', '王海', '王海']);
    expect(await named({ postId: organizer })).toEqual([undefined, '李江', undefined]);
  });

  it('are refused when the rule names a unit that does not exist', async () => {
    const missing = '0198c0de-0000-7000-8000-00000000dead';
    await expectRefusal(reached({ subtrees: [missing] }), 'organization/unit-not-found');
    const exclusions = [{ unitId: missing, reason: '不存在' }];
    await expectRefusal(reached({ exclusions }), 'organization/unit-not-found');
  });
});

describe('the preview', () => {
  it('counts by kind and names who is without a responsible person of its own', async () => {
    const caller = world.callerWith([{ duties: ['dispatch'], path: port.path }]);
    const seen = await preview({ subtrees: [port.unitId] }, caller);
    expect(seen).toMatchObject({
      total: 3,
      withoutResponsibleTotal: 1,
      byKind: [
        { kind: 'branch', units: 1 },
        { kind: 'committee', units: 1 },
        { kind: 'grid-branch', units: 1 },
      ],
    });
    expect(seen.withoutResponsiblePerson.map((unit) => unit.unitId)).toEqual([gridBranch.unitId]);
  });

  it('is forbidden where the caller sees but may not send, and not found where the caller sees nothing', async () => {
    const handler = world.callerWith([
      { duties: ['draft'], path: portBranch.path },
      { duties: ['supervise'], path: port.path },
    ]);
    expect((await preview({ subtrees: [portBranch.unitId] }, handler)).total).toBe(2);
    await expectRefusal(preview({ subtrees: [port.unitId] }, handler), 'organization/audience-out-of-scope');
    const above = { subtrees: [port.unitId], alone: [port.unitId] };
    await expectRefusal(preview(above, handler), 'organization/audience-out-of-scope');
    await expectRefusal(preview({ subtrees: [townBranch.unitId] }, handler), 'organization/unit-not-found');
  });
});

describe('who holds something', () => {
  const find = (selector: Parameters<FindHolders['execute']>[0]['selector']) =>
    new FindHolders(new TypeormHolderReader(world.dataSource), world.clock).execute(
      { unitId: gridBranch.unitId, selector },
      platform,
    );

  it('is listed level by level from the unit up to the root', async () => {
    const { levels } = await find({ by: 'duty', duty: 'review' });
    expect(levels.map((level) => level.unitId)).toEqual([
      gridBranch.unitId,
      portBranch.unitId,
      port.unitId,
      world.rootId,
    ]);
    expect(levels.map((level) => level.holders.map((holder) => holder.name))).toEqual([
      [],
      ['王海'],
      ['周林'],
      [],
    ]);
    const byPost = await find({ by: 'post', postId: organizer });
    expect(byPost.levels.flatMap((level) => level.holders.map((holder) => holder.name))).toEqual(['李江']);
  });

  it('of named persons is who holds any post today, in the order asked', async () => {
    const [active] = await world.rows<{ id: string }>(`select id from persons where name = '周林'`);
    const idle = await world.person('无职');
    const { levels } = await find({ by: 'persons', personIds: [idle, active!.id] });
    expect(levels).toHaveLength(1);
    expect(levels[0]?.holders.map((holder) => [holder.name, holder.unitId])).toEqual([['周林', port.unitId]]);
  });
});
