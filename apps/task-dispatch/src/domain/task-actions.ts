import type { Caller } from '#libs/kernel';
import { MOST_EXTENSIONS } from './extension-commands.js';
import { appointmentOn, type Side } from './task-authority.js';
import { hasEnded, type Task } from './task.js';

interface Rule {
  readonly action: string;
  readonly side: Side;
  readonly when: (task: Task, now: Date, caller: Caller) => boolean;
}

const inProgress = (task: Task): boolean => task.state === 'in-progress';
const mayAskExtension = (task: Task, now: Date): boolean =>
  inProgress(task) &&
  !task.extension &&
  task.extensionsAnswered < MOST_EXTENSIONS &&
  now < task.effectiveDueAt;
const isOpen = (task: Task): boolean => !hasEnded(task);

/** The table of domain.md §4 as far as it is built: who may do what in which state. */
const RULES: readonly Rule[] = [
  { action: 'sign-for', side: 'unit', when: (task) => task.state === 'dispatched' },
  {
    action: 'decline',
    side: 'unit',
    when: (task, now) => task.state === 'dispatched' && !task.declined && now < task.signForDueAt,
  },
  { action: 'report', side: 'unit', when: inProgress },
  { action: 'submit', side: 'unit', when: (task) => inProgress(task) && !task.extension },
  { action: 'ask-extension', side: 'unit', when: mayAskExtension },
  { action: 'withdraw-extension', side: 'unit', when: (task) => task.extension !== null },
  { action: 'attach', side: 'unit', when: (task) => isOpen(task) && task.evidence.files },
  { action: 'take-back', side: 'unit', when: (task) => task.state === 'in-review' },
  { action: 're-dispatch', side: 'unit-dispatch', when: inProgress },
  { action: 'insist', side: 'issuer', when: (task) => task.state === 'declined' },
  { action: 're-route', side: 'issuer', when: (task) => task.state === 'declined' },
  {
    action: 'answer-extension',
    side: 'issuer',
    when: ({ extension }, _, caller) => extension !== null && extension.askedBy.personId !== caller.personId,
  },
  { action: 'cancel', side: 'issuer', when: isOpen },
  { action: 'urge', side: 'supervisor', when: isOpen },
  { action: 'remark', side: 'leader', when: (task) => isOpen(task) || task.state === 'closed' },
];

/** What the caller may do with the task now; whether it then succeeds is decided by the command itself. */
export function actionsOf(task: Task, caller: Caller, now: Date): readonly string[] {
  return RULES.filter((rule) => rule.when(task, now, caller) && appointmentOn(caller, task, rule.side)).map(
    (rule) => rule.action,
  );
}
