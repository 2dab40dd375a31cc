/**
 * The smallest of the values that at least `share` of them do not exceed (nearest rank).
 *
 * @param {ArrayLike<number>} values in any order
 * @param {number} share above 0, up to 1
 */
export function percentile(values, share) {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(Math.ceil(share * sorted.length), 1) - 1];
}

/** Between the two in the middle when their number is even. */
export function median(values) {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
