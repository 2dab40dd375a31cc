import * as rpc from '#libs/contracts';
import { routes } from './route.js';

export const DIRECTIVE_ROUTES = routes('directives', [
  ['GET', 'directives', rpc.directiveList],
  ['POST', 'directives', rpc.directiveRegister, { status: 201 }],
  ['GET', 'directives/:directiveId', rpc.directiveGet],
  ['GET', 'directives/:directiveId/source', rpc.directiveSource],
  ['GET', 'directives/:directiveId/coverage', rpc.coverageReport],
  ['GET', 'directives/:directiveId/items', rpc.itemList],
  ['PATCH', 'directives/:directiveId/items', rpc.itemsEdit, { ifMatch: 'aggregate' }],
  ['PATCH', 'directives/:directiveId/structure', rpc.structureChange, { ifMatch: 'aggregate' }],
  ['POST', 'directives/:directiveId/undo', rpc.editUndo, { ifMatch: 'aggregate' }],
  ['POST', 'directives/:directiveId/replace-text', rpc.textReplace, { ifMatch: 'aggregate' }],
  ['GET', 'directives/:directiveId/near-duplicates', rpc.nearDuplicates],
  ['GET', 'directives/:directiveId/burden', rpc.burdenPreview],
  ['POST', 'directives/:directiveId/request-sign-off', rpc.signOffRequest],
  ['POST', 'directives/:directiveId/withdraw', rpc.directiveWithdraw],
  ['POST', 'directives/:directiveId/close', rpc.directiveClose],
  ['POST', 'directives/:directiveId/urge-unsigned', rpc.unsignedUrge],
  ['GET', 'directives/:directiveId/remarks', rpc.directiveRemarks],
  ['POST', 'directives/:directiveId/remarks', rpc.directiveRemark, { status: 201 }],
  ['POST', 'directives/:directiveId/items/:itemId/supplement', rpc.dispatchSupplement, { status: 201 }],
]);

export const TASK_ROUTES = routes('tasks', [
  ['GET', 'tasks', rpc.taskList],
  ['GET', 'tasks/counts', rpc.taskCounts],
  ['GET', 'tasks/:taskId', rpc.taskGet],
  ['GET', 'tasks/:taskId/reports', rpc.taskReports],
  ['GET', 'tasks/:taskId/history', rpc.taskHistory],
  ['POST', 'tasks/:taskId/sign-for', rpc.taskSignFor],
  ['POST', 'tasks/:taskId/decline', rpc.taskDecline],
  ['POST', 'tasks/:taskId/insist', rpc.taskInsist],
  ['POST', 'tasks/:taskId/re-route', rpc.taskReRoute],
  ['POST', 'tasks/:taskId/cancel', rpc.taskCancel],
  ['POST', 'tasks/:taskId/reports', rpc.taskReport, { status: 201 }],
  ['POST', 'tasks/:taskId/submit', rpc.taskSubmit],
  ['POST', 'tasks/:taskId/take-back', rpc.taskTakeBack],
  ['POST', 'tasks/:taskId/re-dispatch', rpc.taskReDispatch],
  ['POST', 'tasks/:taskId/ask-extension', rpc.taskAskExtension],
  ['POST', 'tasks/:taskId/withdraw-extension', rpc.taskWithdrawExtension],
  ['POST', 'tasks/:taskId/answer-extension', rpc.taskAnswerExtension],
  ['POST', 'tasks/:taskId/urge', rpc.taskUrge],
  ['GET', 'tasks/:taskId/remarks', rpc.taskRemarks],
  ['POST', 'tasks/:taskId/remarks', rpc.remarkMake, { status: 201 }],
  ['POST', 'tasks/:taskId/evidence', rpc.evidenceAttach, { status: 201 }],
]);

export const OVERVIEW_ROUTES = routes('overview', [
  ['GET', 'overview', rpc.overviewGet],
  ['GET', 'overview/stuck', rpc.stuckList],
  ['GET', 'remarks', rpc.remarkList],
]);

export const EXPORT_ROUTES = routes('exports', [
  ['POST', 'exports', rpc.exportRequest, { status: 202 }],
  ['GET', 'exports', rpc.exportList],
  ['GET', 'exports/:exportId', rpc.exportGet],
]);
