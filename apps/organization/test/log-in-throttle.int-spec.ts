import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADDRESS_THROTTLE } from '../src/domain/throttle.js';
import { TypeormLogInThrottle } from '../src/persistence/typeorm-log-in-throttle.js';
import { OrganizationWorld } from './organization-world.js';

const ADDRESS = { name: 'address 10.9.9.6', rule: ADDRESS_THROTTLE };

let world: OrganizationWorld;
let throttle: TypeormLogInThrottle;

beforeAll(async () => {
  world = await OrganizationWorld.open();
  throttle = new TypeormLogInThrottle(world.dataSource);
});

afterAll(() => world.close());

const admitAt = (ms: number) => throttle.admit(world.districtId, [ADDRESS], new Date(ms));

describe('the throttle of log-ins', () => {
  it('keeps nobody waiting because an attempt that read the clock a moment later was counted first', async () => {
    const now = Date.now();
    expect(await admitAt(now)).toBe(0);
    expect(await admitAt(now - 5)).toBe(0);
  });

  it('keeps those waiting who have used up what is free, whenever they read the clock', async () => {
    const now = Date.now();
    for (let attempts = 2; attempts < ADDRESS_THROTTLE.free; attempts += 1) {
      expect(await admitAt(now)).toBe(0);
    }
    expect(await admitAt(now - 5)).toBe(1_005);
  });
});
