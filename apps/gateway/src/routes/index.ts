import { APPROVAL_ROUTES } from './approval.routes.js';
import { NOTIFICATION_ROUTES } from './notification.routes.js';
import { ORGANIZATION_ROUTES } from './organization.routes.js';
import { DIRECTIVE_ROUTES, EXPORT_ROUTES, OVERVIEW_ROUTES, TASK_ROUTES } from './task-dispatch.routes.js';

/** Every route that is one request on the bus; the others are controllers of their own, beside this folder. */
export const ROUTES = [
  ...ORGANIZATION_ROUTES,
  ...DIRECTIVE_ROUTES,
  ...TASK_ROUTES,
  ...OVERVIEW_ROUTES,
  ...EXPORT_ROUTES,
  ...APPROVAL_ROUTES,
  ...NOTIFICATION_ROUTES,
];
