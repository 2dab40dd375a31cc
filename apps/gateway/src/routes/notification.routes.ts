import * as rpc from '#libs/contracts';
import { routes } from './route.js';

export const NOTIFICATION_ROUTES = routes('inbox', [
  ['GET', 'inbox', rpc.inboxList],
  ['GET', 'inbox/since', rpc.inboxSince],
  ['GET', 'inbox/summary', rpc.inboxSummary],
  ['POST', 'inbox/mark-read', rpc.inboxMarkRead],
]);
