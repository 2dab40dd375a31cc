import { describe, expect, it } from '@jest/globals';
import { listPath } from './list-path.js';

describe('the list behind a number', () => {
  it('has the filters of the number in its address', () => {
    const state = ['dispatched', 'in-progress'] as const;
    expect(listPath('desk', { view: 'below', state: [...state] })).toBe(
      '/desk/ledger?state=dispatched%2Cin-progress',
    );
    expect(listPath('phone', { view: 'below', light: 'red' })).toBe('/phone/overview/tasks?lights=red');
  });

  it('may be that of one directive', () => {
    expect(listPath('desk', { directiveId: 'd1', light: 'red' })).toBe(
      '/desk/ledger?lights=red&directiveId=d1',
    );
  });

  it('without a filter is the whole of it', () => {
    expect(listPath('desk', {})).toBe('/desk/ledger');
  });
});
