/** Delays grow, nothing is ever locked for good: a stranger must not be able to shut somebody out. */
export interface ThrottleRule {
  /** Attempts in a row before the first delay. */
  readonly free: number;
  /** The longest delay. */
  readonly maxDelayMs: number;
  /** Quiet time after which earlier attempts are forgotten. */
  readonly forgetAfterMs: number;
}

export const ACCOUNT_THROTTLE: ThrottleRule = { free: 5, maxDelayMs: 60_000, forgetAfterMs: 15 * 60_000 };

/** An address may stand for a whole office behind one router. */
export const ADDRESS_THROTTLE: ThrottleRule = { free: 50, maxDelayMs: 300_000, forgetAfterMs: 15 * 60_000 };

/** How long the next attempt must wait after `attempts` in a row: 0 while free, then 1 s, 2 s, 4 s … */
export function delayAfter(attempts: number, rule: ThrottleRule): number {
  if (attempts < rule.free) return 0;
  return Math.min(1000 * 2 ** Math.min(attempts - rule.free, 20), rule.maxDelayMs);
}
