import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { districtFounder } from '../src/district-founder.js';
import { readFounding } from '../src/founding-file.js';
import { ADMINISTRATORS, OrganizationWorld } from './organization-world.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

let world: OrganizationWorld;

beforeAll(async () => {
  world = await OrganizationWorld.open();
});
afterAll(() => world.close());

const founding = () => ({
  districtId: world.districtId,
  name: '滨海区委',
  code: 'BH',
  administrators: ADMINISTRATORS,
});

function founder() {
  const { dataSource, cursors, secret, clock } = world;
  return districtFounder({ dataSource, store: world.store(), cursors, secret }, clock);
}

async function everything(): Promise<unknown> {
  const tables = ['districts', 'units', 'posts', 'persons', 'appointments', 'accounts'];
  return Promise.all(tables.map((table) => world.rows(`select * from ${table} order by 1, 2`)));
}

describe('founding a district', () => {
  it('makes the root unit and three people who administer, each with a post and an account', async () => {
    const rows = await world.rows(
      `select p.name, o.duties, u.path, u.kind, a.login from persons p
       join appointments t on t.person_id = p.id join posts o on o.id = t.post_id
       join units u on u.id = t.unit_id join accounts a on a.person_id = p.id order by a.login`,
    );
    expect(rows).toEqual(
      ADMINISTRATORS.map(({ name, duties, login }) => {
        return { name, duties, path: '/1/', kind: 'district-committee', login };
      }),
    );
  });

  it('again changes nothing, also with another password in the file', async () => {
    const before = await everything();
    const again = founding().administrators.map((one) => ({ ...one, password: '另一句很长的口令在这里' }));
    expect(await founder().execute({ ...founding(), administrators: again })).toBe(world.rootId);
    expect(await everything()).toEqual(before);
  });

  it('with another login name appoints a successor to the same post', async () => {
    const [first] = ADMINISTRATORS;
    const successor = { ...first, name: '接任者', login: 'jieren' };
    await founder().execute({ ...founding(), administrators: [successor] });
    const rows = await world.rows(
      `select p.name from appointments t join persons p on p.id = t.person_id join posts o on o.id = t.post_id
       where o.title = $1 order by t.id`,
      [first.postTitle],
    );
    expect(rows).toEqual([{ name: first.name }, { name: '接任者' }]);
  });

  it('gives nobody two of the three duties', async () => {
    const [first] = ADMINISTRATORS;
    const both = { ...first, login: 'both', postTitle: '都管', duties: [...first.duties, 'audit' as const] };
    const act = founder().execute({ ...founding(), administrators: [both] });
    await expectRefusal(act, 'organization/duties-must-be-separate');
  });
});

describe('the file that founds a district', () => {
  const folder = mkdtempSync(join(tmpdir(), 'founding-'));
  const written = (content: unknown) => {
    const file = join(folder, 'district.json');
    writeFileSync(file, JSON.stringify(content));
    return readFounding(file);
  };

  it('is read as it is written', async () => {
    expect(await written(founding())).toEqual(founding());
  });

  it('is refused with every mistake named and no password shown', async () => {
    const [first, second] = ADMINISTRATORS;
    const wrong = {
      ...founding(),
      code: '?',
      administrators: [first, second, { ...second, password: 'short' }],
    };
    const refusal = await written(wrong).catch((error: Error) => error.message);
    expect(refusal).toContain('code');
    expect(refusal).toContain('administrators.2.password');
    expect(refusal).not.toContain('short');
    const two = { ...founding(), administrators: [first, second, { ...second, login: 'third' }] };
    await expect(written(two)).rejects.toThrow('one of the duties');
  });
});
