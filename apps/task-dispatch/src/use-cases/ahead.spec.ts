import { describe, expect, it } from '@jest/globals';
import { Ahead } from './ahead.js';

const gives = (piece: string) => async () => piece;
const fails = async (): Promise<string> => {
  throw new Error('the other side is away');
};

describe('work begun ahead', () => {
  it('is used at the place it was begun for, once', async () => {
    const ahead = new Ahead<string>();
    ahead.begin('d', '500', gives('begun'));
    expect(await ahead.take('d', '500', gives('anew'))).toBe('begun');
    expect(await ahead.take('d', '500', gives('anew'))).toBe('anew');
  });

  it('is done anew when the dispatch has come to another place, or somebody else has it', async () => {
    const ahead = new Ahead<string>();
    ahead.begin('d', '500', gives('begun'));
    expect(await ahead.take('other', '500', gives('of the other'))).toBe('of the other');
    expect(await ahead.take('d', '1000', gives('anew'))).toBe('anew');
  });

  it('says what went wrong to who takes it, and to nobody else', async () => {
    const ahead = new Ahead<string>();
    ahead.begin('d', '500', fails);
    ahead.begin('stopped', '0', fails);
    ahead.keepOnly(['d']);
    await expect(ahead.take('d', '500', gives('anew'))).rejects.toThrow('away');
    expect(await ahead.take('stopped', '0', gives('anew'))).toBe('anew');
  });
});
