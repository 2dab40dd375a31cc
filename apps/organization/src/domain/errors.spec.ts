import { expect, it } from '@jest/globals';
import { ORGANIZATION_ERRORS } from '#libs/contracts';
import { DomainError } from '#libs/kernel';
import * as accountErrors from './account.errors.js';
import * as peopleErrors from './people.errors.js';
import * as unitErrors from './unit.errors.js';

type RefusalClass = new (...args: never[]) => DomainError;

it('every refusal has its registered code and kind, and every registered code has a refusal', () => {
  const classes = Object.values({
    ...unitErrors,
    ...peopleErrors,
    ...accountErrors,
  }) as unknown as RefusalClass[];
  const raised = classes.map((refusal) => new refusal(...([[]] as never[])));
  expect(Object.fromEntries(raised.map((error) => [error.code, error.kind]))).toEqual(ORGANIZATION_ERRORS);
});
