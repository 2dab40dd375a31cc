import { describe, expect, it } from '@jest/globals';
import { containsPattern, escapeLike, identifier, prefixPattern, SqlParameters } from './index.js';

describe('the parameters of a statement', () => {
  it('are numbered in the order in which they are bound', () => {
    const params = new SqlParameters();
    expect([params.bind('a'), params.bind(null), params.bind(['b'])]).toEqual(['$1', '$2', '$3']);
    expect(params.values).toEqual(['a', null, ['b']]);
  });
});

describe('a LIKE pattern', () => {
  it('takes what was typed literally', () => {
    expect(escapeLike(String.raw`100%_a\b`)).toBe(String.raw`100\%\_a\\b`);
    expect(containsPattern('50%')).toBe(String.raw`%50\%%`);
    expect(prefixPattern('/1/12/')).toBe('/1/12/%');
  });
});

describe('an identifier', () => {
  it('is lower snake case', () => {
    expect(identifier('clock_ledger_2')).toBe('clock_ledger_2');
  });

  it.each(['', 'Tasks', 'a b', 'a;drop table x', '"a"', '1a', 'a-b'])('is not %j', (name) => {
    expect(() => identifier(name)).toThrow('identifier');
  });
});
