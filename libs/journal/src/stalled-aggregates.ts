const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/** Aggregates whose next fact could not be published: passed over for a while that grows with every failure. */
export class StalledAggregates {
  private readonly known = new Map<string, { failures: number; until: number }>();

  /** Those to pass over now. */
  ids(now: number): readonly string[] {
    return [...this.known].filter(([, { until }]) => until > now).map(([id]) => id);
  }

  failed(aggregateId: string, now: number): void {
    const failures = (this.known.get(aggregateId)?.failures ?? 0) + 1;
    this.known.set(aggregateId, {
      failures,
      until: now + Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS),
    });
  }

  published(aggregateId: string): void {
    this.known.delete(aggregateId);
  }
}
