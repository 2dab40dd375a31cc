import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Caller } from '#libs/kernel';
import { TypeormUnitDirectory } from '../src/persistence/typeorm-unit-directory.js';
import { TypeormUnitPronunciations } from '../src/persistence/typeorm-unit-pronunciations.js';
import { ReadUnits } from '../src/use-cases/read-units.js';
import { SpellUnitNames } from '../src/use-cases/spell-unit-names.js';
import { OrganizationWorld } from './organization-world.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

let world: OrganizationWorld;
let street: { unitId: string; path: string };

beforeAll(async () => {
  world = await OrganizationWorld.open();
  street = await world.unit(world.rootId, { name: '重庆街道党工委', code: 'CQJD', kind: 'work-committee' });
  await world.unit(street.unitId, { name: '东岭社区第2网格党支部', code: 'DL-W2' });
  await world.unit(world.rootId, { name: '红松沟管护区党支部', code: 'GH7' });
});
afterAll(() => world.close());

async function named(q: string, caller: Caller = world.administrator()): Promise<string[]> {
  const directory = new TypeormUnitDirectory(world.dataSource, world.cursors);
  const { rows } = await new ReadUnits(directory, world.clock).search(
    { q, cursor: undefined, limit: 20 },
    caller,
  );
  return rows.map(({ name }) => name).sort();
}

const sweep = () =>
  new SpellUnitNames(new TypeormUnitPronunciations(world.dataSource)).execute(world.districtId);

describe('a unit is found', () => {
  it.each([
    ['by its whole pinyin', 'chongqing', ['重庆街道党工委']],
    ['by pinyin typed with blanks and capitals', 'Hong Song', ['红松沟管护区党支部']],
    ['by initials', 'dlsq', ['东岭社区第2网格党支部']],
    ['by initials with a digit', 'd2wg', ['东岭社区第2网格党支部']],
    ['by what several share', 'dangzhibu', ['东岭社区第2网格党支部', '红松沟管护区党支部']],
    ['by its name', '管护', ['红松沟管护区党支部']],
    ['by its code, in small letters', 'gh7', ['红松沟管护区党支部']],
  ])('%s', async (_, q, names) => {
    expect(await named(q)).toEqual([...names].sort());
  });

  it('by nothing that runs from one spelling into the other', async () => {
    expect(await named('weicq')).toEqual([]);
    expect(await named('chong%wei')).toEqual([]);
  });

  it('by pinyin only inside what the caller may see', async () => {
    const caller = world.callerWith([{ duties: ['supervise'], path: street.path }]);
    expect(await named('dangzhibu', caller)).toEqual(['东岭社区第2网格党支部']);
  });

  it('by its new name at once when it is renamed', async () => {
    const unit = await world.unit(world.rootId, { name: '临江党支部' });
    await world.renameUnit().execute({ unitId: unit.unitId, name: '望江党支部' }, world.context());
    expect([await named('linjiang'), await named('wangjiang')]).toEqual([[], ['望江党支部']]);
  });
});

describe('a unit that an earlier release has written', () => {
  it('is found by its name as ever, and by pinyin after the sweep', async () => {
    const [old, renamed] = [await world.unit(world.rootId), await world.unit(world.rootId)];
    await world.rows(`update units set name = '南山党支部', pinyin = null, pinyin_of = null where id = $1`, [
      old.unitId,
    ]);
    await world.rows(`update units set name = '站前党支部' where id = $1`, [renamed.unitId]);
    expect([await named('南山'), await named('nanshan'), await named('zhanqian')]).toEqual([
      ['南山党支部'],
      [],
      [],
    ]);
    await sweep();
    expect([await named('nanshan'), await named('zqdzb')]).toEqual([['南山党支部'], ['站前党支部']]);
  });

  it('is spelled once: the sweep after it finds nothing, and counts no version', async () => {
    const before = await world.rows('select id, version, pinyin from units order by id');
    await sweep();
    expect(await world.rows('select id, version, pinyin from units order by id')).toEqual(before);
    const pronunciations = new TypeormUnitPronunciations(world.dataSource);
    expect(await pronunciations.spellSome(world.districtId, 500)).toBe(0);
  });

  it('is one of many: the sweep goes on to the last', async () => {
    await world.rows('update units set pinyin = null, pinyin_of = null');
    const pronunciations = new TypeormUnitPronunciations(world.dataSource);
    expect(await pronunciations.spellSome(world.districtId, 2)).toBe(2);
    await sweep();
    expect(await world.rows('select id from units where pinyin_of is distinct from name')).toEqual([]);
  });
});
