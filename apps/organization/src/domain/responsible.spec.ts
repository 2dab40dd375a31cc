import { describe, expect, it } from '@jest/globals';
import { responsibleFor, type Holder } from './responsible.js';

function holder(changed: Partial<Holder>): Holder {
  return {
    appointmentId: 'a1',
    personId: 'p1',
    name: '王海',
    postTitle: '委员',
    duties: [],
    heads: false,
    from: '2025-01-01',
    ...changed,
  };
}

const parent = { personId: 'above', name: '李江', vacant: false };
const head = holder({ personId: 'head', name: '周林', postTitle: '书记', heads: true });
const vice = holder({ personId: 'vice', postTitle: '副书记' });
const clerk = holder({ personId: 'clerk', postTitle: '联络员', duties: ['handle'] });

describe('who answers for a unit', () => {
  it('is the holder of the heading post', () => {
    expect(responsibleFor([clerk, vice, head], parent)).toEqual({
      personId: 'head',
      name: '周林',
      vacant: false,
    });
  });

  it('is a deputy while that post is empty, a 副 post before one that handles', () => {
    expect(responsibleFor([clerk, vice], parent)).toMatchObject({ personId: 'vice', vacant: true });
    expect(responsibleFor([clerk], parent)).toMatchObject({ personId: 'clerk', vacant: true });
  });

  it('is whoever answers for the parent when nobody in the unit can', () => {
    expect(responsibleFor([holder({})], parent)).toEqual({ ...parent, vacant: true });
    expect(responsibleFor([], null)).toBeNull();
  });

  it('is the one longest in office when two hold the same', () => {
    const elder = { ...head, appointmentId: 'a9', personId: 'elder', from: '2020-01-01' };
    expect(responsibleFor([head, elder], parent)?.personId).toBe('elder');
  });
});
