import * as rpc from '#libs/contracts';
import { routes } from './route.js';

export const ORGANIZATION_ROUTES = routes('organization', [
  ['GET', 'units', rpc.unitChildren],
  ['GET', 'units/search', rpc.unitSearch],
  ['GET', 'units/:unitId', rpc.unitGet],
  ['POST', 'units', rpc.unitCreate, { status: 201 }],
  ['POST', 'units/:unitId/rename', rpc.unitRename],
  ['POST', 'units/:unitId/move', rpc.unitMove],
  ['POST', 'units/:unitId/close', rpc.unitClose],
  ['POST', 'audiences/preview', rpc.audiencePreview],
  ['GET', 'posts', rpc.postList],
  ['POST', 'posts', rpc.postCreate, { status: 201 }],
  ['GET', 'people', rpc.personList],
  ['POST', 'people', rpc.personRegister, { status: 201 }],
  ['GET', 'people/:personId', rpc.personGet],
  ['POST', 'appointments', rpc.appointmentStart, { status: 201 }],
  ['POST', 'appointments/:appointmentId/end', rpc.appointmentEnd],
  ['GET', 'accounts', rpc.accountList],
  ['POST', 'accounts', rpc.accountOpen, { status: 201 }],
  ['POST', 'accounts/:accountId/disable', rpc.accountDisable],
  ['POST', 'accounts/:accountId/reset-password', rpc.accountResetPassword],
  ['POST', 'accounts/:accountId/revoke-sessions', rpc.sessionRevoke],
  ['POST', 'account/password', rpc.passwordChange],
  ['GET', 'account/preferences', rpc.preferencesGet],
  ['PUT', 'account/preferences', rpc.preferencesSet],
]);
