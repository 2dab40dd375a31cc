import type { Task } from './use-send.js';

/** Verbs that open a form below the task; signing for is one press. */
export const FORMS = [
  'decline',
  'report',
  'submit',
  'take-back',
  'ask-extension',
  'withdraw-extension',
] as const;
export type FormVerb = (typeof FORMS)[number];

/** After a return it is submitted again; otherwise there is first something to report. */
export function verbsOf({ actions, returned }: Pick<Task, 'actions' | 'returned'>): readonly FormVerb[] {
  const order: readonly FormVerb[] = returned
    ? ['submit', 'report', 'take-back']
    : ['report', 'submit', 'take-back'];
  return order.filter((verb) => actions.includes(verb));
}
