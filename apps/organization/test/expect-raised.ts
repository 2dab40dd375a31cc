import { expect } from '@jest/globals';
import { failureOf, type Failure } from '#libs/kernel';

/** Expects that `act` throws a refusal with this code. */
export function expectRaised(act: () => unknown, code: string): Failure {
  try {
    act();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    expect(failure.code).toBe(code);
    return failure;
  }
  throw new Error(`Expected the refusal ${code}, but it was accepted`);
}
