import * as contracts from '#libs/contracts';
import type { FactContract } from '#libs/contracts';
import * as appointments from './appointments.js';
import * as deadlines from './deadlines.js';
import * as directives from './directives.js';
import * as extensions from './extensions.js';
import type { MessageKind } from './message-kind.js';
import * as remarks from './remarks.js';
import * as reviews from './reviews.js';
import * as tasks from './tasks.js';
import * as urging from './urging.js';

export const MESSAGE_KINDS: readonly MessageKind[] = [
  ...Object.values(tasks),
  ...Object.values(reviews),
  ...Object.values(remarks),
  ...Object.values(deadlines),
  ...Object.values(extensions),
  ...Object.values(directives),
  ...Object.values(appointments),
  ...Object.values(urging),
];

/** Facts that reach nobody's inbox, each with the reason; a test holds that every fact is in one of the two lists. */
export const SILENT_FACTS: readonly (readonly [FactContract, string])[] = [
  [contracts.unitFounded, 'kept in the projection of units'],
  [contracts.unitChanged, 'kept in the projection of units'],
  [contracts.unitMoved, 'kept in the projection of units'],
  [contracts.unitClosed, 'kept in the projection of units'],
  [contracts.accountDisabled, 'the account can no longer read'],
  [contracts.directiveRegistered, 'the drafter did it'],
  [contracts.signOffRequested, 'those asked learn it from their assignment'],
  [contracts.directiveWithdrawn, 'each unit learns it from its cancelled task'],
  [contracts.dispatchCompleted, 'the directive shows its progress'],
  [contracts.taskSignedFor, 'the ledger shows it; a message for each would bury the rest'],
  [contracts.taskSubmitted, 'those asked learn it from their assignment'],
  [contracts.instanceStarted, 'those asked learn it from their assignment'],
  [contracts.instanceWentOn, 'those asked learn it from their assignment'],
  [contracts.instanceStartRefused, 'told as task-submit-undone or directive-returned'],
  [contracts.instanceApproved, 'told as task-closed or directive-issued'],
  [contracts.instanceRejected, 'told as task-returned or directive-returned'],
  [contracts.instanceReturned, 'told as task-returned or directive-returned'],
  [contracts.instanceWithdrawn, 'the initiator did it; those asked learn that no decision is needed'],
  [contracts.instanceVoided, 'those asked learn that no decision is needed'],
];

const BY_KIND = new Map(MESSAGE_KINDS.map((kind) => [kind.kind, kind]));

/** A kind that was renamed or removed has no words any more; its old messages must still be readable. */
export function textOf(kind: string, locale: 'zh-CN' | 'en') {
  return BY_KIND.get(kind)?.text[locale];
}
