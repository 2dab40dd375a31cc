import type { FailureKind } from '#libs/kernel';

/** Every refusal of organization; a code never changes its meaning. */
export const ORGANIZATION_ERRORS = {
  'organization/unit-not-found': 'not_found',
  'organization/unit-code-taken': 'conflict',
  'organization/unit-closed': 'refused',
  'organization/unit-under-itself': 'conflict',
  'organization/root-unit-stays': 'refused',
  'organization/tree-too-deep': 'refused',
  'organization/unit-has-open-units-below': 'conflict',
  'organization/temporary-branch-needs-mission-and-end': 'refused',
  'organization/period-ends-before-it-begins': 'refused',
  'organization/unit-out-of-scope': 'forbidden',
  'organization/audience-out-of-scope': 'forbidden',
  'organization/post-not-found': 'not_found',
  'organization/post-title-taken': 'conflict',
  'organization/duties-must-be-separate': 'refused',
  'organization/person-not-found': 'not_found',
  'organization/person-has-account': 'conflict',
  'organization/already-appointed': 'conflict',
  'organization/appointment-not-found': 'not_found',
  'organization/appointment-ended': 'refused',
  'organization/account-not-found': 'not_found',
  'organization/account-disabled': 'refused',
  'organization/login-taken': 'conflict',
  'organization/login-not-allowed': 'refused',
  'organization/password-too-common': 'refused',
  'organization/wrong-password': 'refused',
  'organization/log-in-refused': 'unauthenticated',
  'organization/too-many-log-ins': 'too_many',
  'organization/session-ended': 'unauthenticated',
} as const satisfies Record<string, FailureKind>;

export type OrganizationErrorCode = keyof typeof ORGANIZATION_ERRORS;
