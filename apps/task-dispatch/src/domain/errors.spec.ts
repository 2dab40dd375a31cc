import { expect, it } from '@jest/globals';
import { TASK_DISPATCH_ERRORS } from '#libs/contracts';
import { DomainError } from '#libs/kernel';
import * as directiveErrors from './directive-errors.js';
import * as evidenceErrors from './evidence-errors.js';
import * as exportErrors from './export-errors.js';
import * as extensionErrors from './extension-errors.js';
import * as itemErrors from './item-errors.js';
import * as structureErrors from './structure-errors.js';
import * as taskErrors from './task-errors.js';

type RefusalClass = new (...args: never[]) => DomainError;

const ALL = {
  ...directiveErrors,
  ...evidenceErrors,
  ...exportErrors,
  ...extensionErrors,
  ...itemErrors,
  ...structureErrors,
  ...taskErrors,
};

/** Every refusal of our own; one of the platform's codes may be raised by a rule as well. */
const raised = Object.entries(ALL as unknown as Record<string, RefusalClass>)
  .map(([name, refusal]) => ({ name, error: new refusal(...([[]] as never[])) }))
  .filter(({ error }) => error.code.startsWith('task-dispatch/'));

it('every refusal has its registered code and kind, and every registered code has a refusal', () => {
  expect(Object.fromEntries(raised.map(({ error }) => [error.code, error.kind]))).toEqual(
    TASK_DISPATCH_ERRORS,
  );
});

it('every refusal is named by the sentence of its code', () => {
  for (const { name, error } of raised) {
    const sentence = error.code.slice('task-dispatch/'.length).replaceAll('-', '');
    expect(name.toLowerCase()).toBe(`${sentence}error`);
  }
});
