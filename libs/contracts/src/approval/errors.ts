import type { FailureKind } from '#libs/kernel';

/** Every refusal of approval; a code never changes its meaning. */
export const APPROVAL_ERRORS = {
  'approval/flow-not-found': 'not_found',
  'approval/flow-node-repeated': 'refused',
  'approval/flow-rule-incomplete': 'refused',
  'approval/flow-without-unconditional-node': 'refused',
  'approval/not-the-flow-owner': 'forbidden',
  'approval/nobody-to-decide': 'refused',
  'approval/instance-not-found': 'not_found',
  'approval/instance-ended': 'refused',
  'approval/not-the-initiator': 'forbidden',
  'approval/already-acted': 'conflict',
  'approval/assignment-not-found': 'not_found',
  'approval/assignment-closed': 'conflict',
  'approval/not-your-assignment': 'forbidden',
  'approval/self-review': 'forbidden',
  'approval/criterion-required': 'refused',
  'approval/criterion-unknown': 'refused',
  'approval/result-level-unknown': 'refused',
  'approval/paused': 'refused',
} as const satisfies Record<string, FailureKind>;

export type ApprovalErrorCode = keyof typeof APPROVAL_ERRORS;
