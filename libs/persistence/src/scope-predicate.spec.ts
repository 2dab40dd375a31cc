import { Scope } from '#libs/kernel';
import { describe, expect, it } from '@jest/globals';
import { scopePredicate, SqlParameters } from './index.js';

describe('the predicate of a scope', () => {
  it('binds every value and asks for whole subtrees and single units', () => {
    const params = new SqlParameters(['already']);
    const scope = Scope.ofSubtrees(['/1/12/']).union(Scope.ofUnits(['/1/7/', '/1/8/']));
    expect(scopePredicate(scope, 'unit_path', params)).toBe(
      '(unit_path like $2 or unit_path = any($3::text[]))',
    );
    expect(params.values).toEqual(['already', '/1/12/%', ['/1/7/', '/1/8/']]);
  });

  it('of nothing is false, not an absent condition', () => {
    expect(scopePredicate(Scope.nothing, 'unit_path', new SqlParameters())).toBe('false');
  });
});
