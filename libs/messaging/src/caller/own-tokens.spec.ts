import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { DISTRICT, signerOf, testVerifier } from '../../test/fixtures.js';
import { OwnTokens } from './own-tokens.js';

const START = new Date('2026-03-02T08:00:00Z');

describe('The tokens of a process in its own name', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  const tokens = async () => new OwnTokens(await signerOf('approval'));

  it('speak for the process itself', async () => {
    const caller = await (await testVerifier()).verify(await (await tokens()).for(DISTRICT));
    expect(caller).toMatchObject({ kind: 'machine', personId: 'approval', districtId: DISTRICT });
  });

  it('are sent again for a while, one for each district', async () => {
    const own = await tokens();
    const first = await own.for(DISTRICT);
    expect(await own.for(DISTRICT)).toBe(first);
    expect(await own.for('01890000-0000-7000-8000-000000000002')).not.toBe(first);
  });

  it.each([
    ['after 20 seconds', 20_000],
    ['when the clock has jumped back', -1_000],
  ])('are made anew %s', async (_, byMs) => {
    jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const own = await tokens();
    const first = await own.for(DISTRICT);
    jest.setSystemTime(START.getTime() + byMs);
    expect(await own.for(DISTRICT)).not.toBe(first);
  });
});
