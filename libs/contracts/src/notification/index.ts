import type { FailureKind } from '#libs/kernel';
import { auditListOf } from '../wire/audit.js';
import type { FactContract } from '../wire/fact-contract.js';
import * as rpcs from './rpcs.js';

export * from './rpcs.js';
export * from './views.js';

export const notificationAuditList = auditListOf('notification');

/** Notification refuses nothing of its own: a foreign message is simply not there. */
export const NOTIFICATION_ERRORS = {} as const satisfies Record<string, FailureKind>;

/** A message is the end of the line: nobody learns from it, so notification publishes no facts. */
export const NOTIFICATION_FACTS: readonly FactContract[] = [];
export const NOTIFICATION_RPCS = [...Object.values(rpcs), notificationAuditList];
