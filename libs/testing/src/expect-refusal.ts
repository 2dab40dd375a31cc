import { expect } from '@jest/globals';
import { failureOf, type Failure } from '#libs/kernel';

/**
 * Expects that `promise` rejects with a refusal of this code, wrapped or bare.
 *
 * @param code `<service>/<sentence>`
 * @returns the failure, for a look at its kind and details
 * @throws when the promise is kept, or is broken by anything but a refusal
 */
export async function expectRefusal(promise: Promise<unknown>, code: string): Promise<Failure> {
  const outcome = await promise.then(
    (value) => ({ kept: true as const, value }),
    (error: unknown) => ({ kept: false as const, error }),
  );
  if (outcome.kept) throw new Error(`Expected the refusal ${code}, but it was accepted`);
  const failure = failureOf(outcome.error);
  if (!failure) throw new Error(`Expected the refusal ${code}, but it broke`, { cause: outcome.error });
  expect(failure.code).toBe(code);
  return failure;
}
