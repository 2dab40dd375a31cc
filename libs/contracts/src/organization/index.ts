import { auditListOf } from '../wire/audit.js';
import * as facts from './facts.js';
import * as people from './people.rpc.js';
import * as units from './units.rpc.js';

export * from './errors.js';
export * from './facts.js';
export * from './people.rpc.js';
export * from './units.rpc.js';
export * from './views.js';

export const organizationAuditList = auditListOf('organization');

export const ORGANIZATION_FACTS = Object.values(facts);
export const ORGANIZATION_RPCS = [...Object.values(units), ...Object.values(people), organizationAuditList];
