import * as rpc from '#libs/contracts';
import { routes } from './route.js';

export const APPROVAL_ROUTES = routes('approvals', [
  ['GET', 'flows', rpc.flowList],
  ['GET', 'flows/:key', rpc.flowGet],
  ['POST', 'flows', rpc.flowPublish, { status: 201 }],
  ['POST', 'routes/preview', rpc.routePreview],
  ['GET', 'approvals', rpc.instanceList],
  ['GET', 'approvals/:instanceId', rpc.instanceGet],
  ['POST', 'approvals/:instanceId/withdraw', rpc.instanceWithdraw],
  ['GET', 'assignments', rpc.assignmentQueue],
  ['GET', 'assignments/:assignmentId', rpc.assignmentGet],
  ['POST', 'assignments/decide', rpc.assignmentDecideMany],
  ['POST', 'assignments/:assignmentId/approve', rpc.assignmentApprove, { ifMatch: 'shownVersion' }],
  ['POST', 'assignments/:assignmentId/reject', rpc.assignmentReject, { ifMatch: 'shownVersion' }],
  ['POST', 'assignments/:assignmentId/return', rpc.assignmentReturn, { ifMatch: 'shownVersion' }],
]);
