/** Rows of evidence, as the sweeper sees them. */
export abstract class EvidenceRegister {
  /** Takes rows that no report has claimed since `before` out, at most `limit`, and answers their keys. */
  abstract dropUnclaimed(before: Date, limit: number): Promise<readonly string[]>;
  /** Those of the keys that no row knows. */
  abstract unknown(storageKeys: readonly string[]): Promise<readonly string[]>;
}
