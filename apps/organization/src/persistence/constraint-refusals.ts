import type { DomainError } from '#libs/kernel';
import { LoginTakenError, PersonHasAccountError } from '../domain/account.errors.js';
import {
  AlreadyAppointedError,
  DutiesMustBeSeparateError,
  PostTitleTakenError,
} from '../domain/people.errors.js';
import { UnitCodeTakenError } from '../domain/unit.errors.js';

/** What the constraints of this schema mean. `subject` is what the row said: a code, a title. */
const REFUSALS: Readonly<Record<string, (subject: string) => DomainError>> = {
  units_code: (code) => new UnitCodeTakenError(code),
  posts_title: (title) => new PostTitleTakenError(title),
  appointments_held_once: () => new AlreadyAppointedError(),
  appointments_duties_separate: () => new DutiesMustBeSeparateError(),
  accounts_login: () => new LoginTakenError(),
  accounts_one_per_person: () => new PersonHasAccountError(),
};

/** The refusal behind a constraint that the database kept, where it has one. */
export function refusalOf(error: unknown, subject = ''): DomainError | undefined {
  const constraint = constraintIn(error);
  return constraint === undefined ? undefined : REFUSALS[constraint]?.(subject);
}

/** The name of the violated constraint, along what wraps it. */
export function constraintIn(error: unknown): string | undefined {
  for (let current = error; current instanceof Error;) {
    const { constraint, driverError } = current as { constraint?: unknown; driverError?: unknown };
    if (typeof constraint === 'string') return constraint;
    current = driverError instanceof Error && driverError !== current ? driverError : current.cause;
  }
  return undefined;
}
