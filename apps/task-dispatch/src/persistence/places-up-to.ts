/** SQL of `pathsUpTo`: one row `path` for each place at and above the one in `column`. */
export function placesUpTo(column: string): string {
  const numbers = `string_to_array(trim(both '/' from ${column}), '/')`;
  return `select '/' || array_to_string((${numbers})[1:depth], '/') || '/' as path
    from generate_series(1, cardinality(${numbers})) as depth`;
}
