import { APPROVAL_ERRORS, APPROVAL_FACTS, APPROVAL_RPCS } from './approval/index.js';
import { NOTIFICATION_ERRORS, NOTIFICATION_FACTS, NOTIFICATION_RPCS } from './notification/index.js';
import { ORGANIZATION_ERRORS, ORGANIZATION_FACTS, ORGANIZATION_RPCS } from './organization/index.js';
import { TASK_DISPATCH_ERRORS, TASK_DISPATCH_FACTS, TASK_DISPATCH_RPCS } from './task-dispatch/index.js';
import { PLATFORM_ERRORS } from './wire/failures.js';
import type { FactContract } from './wire/fact-contract.js';
import { DEAD_LETTER_RPCS } from './wire/dead-letters.js';
import { RECONCILE_RPCS } from './wire/reconcile.js';
import type { RpcContract } from './wire/rpc-contract.js';

export * from './approval/index.js';
export * from './notification/index.js';
export * from './organization/index.js';
export * from './task-dispatch/index.js';
export * from './wire/index.js';

/** Everything that may be said on the bus. Names come from here, never from a class. */
export const ALL_RPCS: readonly RpcContract[] = [
  ...ORGANIZATION_RPCS,
  ...TASK_DISPATCH_RPCS,
  ...APPROVAL_RPCS,
  ...NOTIFICATION_RPCS,
  ...RECONCILE_RPCS,
  ...DEAD_LETTER_RPCS,
];

export const ALL_FACTS: readonly FactContract[] = [
  ...ORGANIZATION_FACTS,
  ...TASK_DISPATCH_FACTS,
  ...APPROVAL_FACTS,
  ...NOTIFICATION_FACTS,
];

/** Every code that can appear in a failure, with its kind. */
export const ALL_ERRORS = {
  ...PLATFORM_ERRORS,
  ...ORGANIZATION_ERRORS,
  ...TASK_DISPATCH_ERRORS,
  ...APPROVAL_ERRORS,
  ...NOTIFICATION_ERRORS,
};
