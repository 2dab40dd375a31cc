import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '#libs/testing';
import type { Api } from './support/api.js';
import { district, PATIENT, type District } from './support/district.js';

jest.setTimeout(60_000);

interface Remark {
  readonly remarkId: string;
  readonly words: string | null;
  readonly itemPath: string | null;
  readonly newTaskId: string | null;
}

let place: District;
let leader: Api;
let remarks: string;

beforeAll(async () => {
  place = await district();
  leader = await place.signIn('secretary');
  remarks = `directives/${place.issuedId}/remarks`;
});

const say = async (body: object) => (await leader.post<{ remark: Remark }>(remarks, body)).remark;
const readBy = async (login: string) => {
  const rows = await (await place.signIn(login)).all<Remark>(remarks);
  return new Set(rows.map(({ remarkId }) => remarkId));
};

async function toldOnce(login: string, words: string): Promise<void> {
  const api = await place.signIn(login);
  await eventually(async () => {
    const bodies = (await api.all<{ body: string }>('inbox')).map(({ body }) => body);
    expect(bodies.filter((body) => body.includes(words))).toHaveLength(1);
  }, PATIENT);
}

describe('a remark on a directive', () => {
  it('reaches the inbox of the drafter and of each unit once, however many tasks it has', async () => {
    const words = '各支部要把走访做到户、做到人。';
    const { remarkId } = await say({ words });
    for (const login of ['drafter', 'east-1', 'east-2', 'stranger']) {
      await toldOnce(login, words);
      expect(await readBy(login)).toContain(remarkId);
    }
  });

  it('that demands reaches the unit it names and the drafter, and is not there for a sibling', async () => {
    const items = await leader.all<{ itemId: string; path: string }>(`directives/${place.issuedId}/items`);
    const { itemId, path } = items.at(-1)!;
    const words = '请第一支部先行试点，两周内报结果。';
    const remark = await say({ itemId, words, demands: true, unitId: place.units['east-1'] });
    expect(remark.itemPath).toBe(path);
    await toldOnce('east-1', words);
    await toldOnce('drafter', words);
    const { state, requirement } = await (await place.signIn('east-1')).get(`tasks/${remark.newTaskId}`);
    expect([state, requirement]).toEqual(['dispatched', words]);
    expect(await readBy('east-1')).toContain(remark.remarkId);
    expect(await readBy('east-2')).not.toContain(remark.remarkId);
    const sibling = await (await place.signIn('east-2')).send('GET', `tasks/${remark.newTaskId}`);
    expect(sibling.status).toBe(404);
  });
});
