import { auditListOf } from '../wire/audit.js';
import * as facts from './facts.js';
import * as rpcs from './rpcs.js';

export * from './errors.js';
export * from './facts.js';
export * from './rpcs.js';
export * from './views.js';

export const approvalAuditList = auditListOf('approval');

export const APPROVAL_FACTS = Object.values(facts);
export const APPROVAL_RPCS = [...Object.values(rpcs), approvalAuditList];
