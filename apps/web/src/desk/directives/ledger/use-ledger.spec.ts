import { describe, expect, it } from '@jest/globals';
import { filtersIn } from './use-ledger.js';

const read = (query: string) => filtersIn(new URLSearchParams(query));

describe('The filters of the ledger', () => {
  it('are read from the address', () => {
    expect(read('directiveId=d1&state=dispatched,in-progress&lights=red&q=防火&unsignedLate=true')).toEqual({
      directiveId: 'd1',
      state: ['dispatched', 'in-progress'],
      lights: ['red'],
      q: '防火',
      unsignedLate: true,
    });
  });

  it('may name a state several times', () => {
    expect(read('state=closed&state=cancelled')).toEqual({ state: ['closed', 'cancelled'] });
  });

  it('pass over what is none of theirs, and what is neither yes nor no', () => {
    expect(read('colour=red&returned=maybe&q=')).toEqual({});
  });
});
