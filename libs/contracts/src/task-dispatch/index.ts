import { auditListOf } from '../wire/audit.js';
import * as burden from './burden.rpc.js';
import * as directives from './directives.rpc.js';
import * as exportRpcs from './exports.rpc.js';
import * as extensions from './extensions.rpc.js';
import * as facts from './facts.js';
import * as overview from './overview.rpc.js';
import * as remarks from './remarks.rpc.js';
import * as tasks from './tasks.rpc.js';
import * as urging from './urging.rpc.js';

export * from './burden.rpc.js';
export * from './directives.rpc.js';
export * from './errors.js';
export * from './export-view.js';
export * from './exports.rpc.js';
export * from './extension-view.js';
export * from './extensions.rpc.js';
export * from './facts.js';
export * from './item-progress.js';
export * from './task-filters.js';
export * from './overview.rpc.js';
export * from './remark-view.js';
export * from './remarks.rpc.js';
export * from './stuck-view.js';
export * from './tasks.rpc.js';
export * from './urging.rpc.js';
export * from './views.js';

export const taskDispatchAuditList = auditListOf('task-dispatch');

export const TASK_DISPATCH_FACTS = Object.values(facts);
export const TASK_DISPATCH_RPCS = [
  ...Object.values(burden),
  ...Object.values(directives),
  ...Object.values(tasks),
  ...Object.values(extensions),
  ...Object.values(urging),
  ...Object.values(exportRpcs),
  ...Object.values(overview),
  ...Object.values(remarks),
  taskDispatchAuditList,
];
