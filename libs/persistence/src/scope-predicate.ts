import type { Scope } from '#libs/kernel';
import { prefixPattern, type SqlParameters } from './sql-parameters.js';

/**
 * The SQL form of `scope.covers(column)`: the same truth for every path, with bound values. An
 * index on `column text_pattern_ops` serves it. The empty scope is `false`, never an absent condition.
 *
 * @param column an expression of type text holding the unit's path, such as `task.unit_path`
 */
export function scopePredicate(scope: Scope, column: string, params: SqlParameters): string {
  const conditions = scope.subtrees.map((path) => `${column} like ${params.bind(prefixPattern(path))}`);
  if (scope.units.length > 0) conditions.push(`${column} = any(${params.bind([...scope.units])}::text[])`);
  return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
}
