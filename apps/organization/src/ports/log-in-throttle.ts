import type { ThrottleRule } from '../domain/throttle.js';

export interface ThrottledKey {
  /** What is counted, in clear; it is stored hashed. */
  readonly name: string;
  readonly rule: ThrottleRule;
}

export abstract class LogInThrottle {
  /**
   * Counts an attempt before it is made, so that a thousand at once are a thousand. Answers the
   * milliseconds to wait when one of the keys has to; such an attempt is not counted.
   */
  abstract admit(districtId: string, keys: readonly ThrottledKey[], now: Date): Promise<number>;

  /** The attempt was a success and counts no more: an office behind one router may all sign in at nine. */
  abstract takeBack(districtId: string, key: ThrottledKey): Promise<void>;

  abstract forget(districtId: string, names: readonly string[]): Promise<void>;

  abstract forgetOld(districtId: string, before: Date): Promise<void>;
}
