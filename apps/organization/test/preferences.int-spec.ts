import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Caller, uuidv7 } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { Argon2PasswordHasher } from '../src/credentials/argon2-password-hasher.js';
import { TypeormAccountRepository } from '../src/persistence/typeorm-account-repository.js';
import { TypeormPreferencesRepository } from '../src/persistence/typeorm-preferences-repository.js';
import { OpenAccount } from '../src/use-cases/open-account.js';
import { OwnPreferences } from '../src/use-cases/own-preferences.js';
import { OrganizationWorld } from './organization-world.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

const STANDARD = { textSize: 'standard', language: 'zh-CN', singleKeys: true, entry: null } as const;
const LARGE = { textSize: 'largest', language: 'en', singleKeys: false, entry: 'phone' } as const;

let world: OrganizationWorld;
let own: OwnPreferences;
let open: OpenAccount;

beforeAll(async () => {
  world = await OrganizationWorld.open();
  const { dataSource, cursors, secret, clock } = world;
  const accounts = new TypeormAccountRepository(world.store(), { dataSource, cursors, secret });
  own = new OwnPreferences(accounts, new TypeormPreferencesRepository(world.store(), dataSource), clock);
  open = new OpenAccount(accounts, new Argon2PasswordHasher(), clock);
});
afterAll(() => world.close());

let count = 0;
async function member(): Promise<Caller> {
  count += 1;
  const personId = await world.person(`李${count}`);
  const input = { personId, login: `li${count}`, password: '苹果树下有一只慢慢走路的蜗牛' };
  await open.execute(input, world.context());
  return world.callerWith([{ duties: ['handle'], path: '/1/2/' }], personId);
}

describe('preferences', () => {
  it('are the standard ones until somebody sets others', async () => {
    expect(await own.read(await member())).toEqual(STANDARD);
  });

  it('are kept with the account, and nobody else has them', async () => {
    const [caller, other] = [await member(), await member()];
    expect(await own.set(LARGE, world.context({ caller }))).toEqual(LARGE);
    expect([await own.read(caller), await own.read(other)]).toEqual([LARGE, STANDARD]);
    await own.set({ ...LARGE, entry: null }, world.context({ caller }));
    expect(await own.read(caller)).toEqual({ ...LARGE, entry: null });
  });

  it('are set once by a command that comes twice, and stand in the journal', async () => {
    const caller = await member();
    const context = world.context({ caller });
    await own.set(LARGE, context);
    await own.set(STANDARD, world.context({ caller }));
    expect(await own.set(LARGE, context)).toEqual(LARGE);
    expect(await own.read(caller)).toEqual(STANDARD);
    const lines = await world.rows<{ after: object }>(
      `select after from journal where type = 'organization.account.preferences-set'
        and actor ->> 'personId' = $1 order by aggregate_version`,
      [caller.personId],
    );
    expect(lines.map(({ after }) => after)).toEqual([LARGE, STANDARD]);
  });

  it('are nobody’s without an account', async () => {
    const caller = world.callerWith([{ duties: ['handle'], path: '/1/2/' }], uuidv7());
    await expectRefusal(own.read(caller), 'organization/account-not-found');
    await expectRefusal(own.set(LARGE, world.context({ caller })), 'organization/account-not-found');
  });
});
