import type { OutputOf, routePreview } from '#libs/contracts';
import type { SignOffStart } from '../domain/sign-off-start.js';
import type { OnBehalf } from './on-behalf.js';

export type SignOffRouteNodes = OutputOf<typeof routePreview>['nodes'];

/** The way a sign-off would go, as approval would run it. */
export abstract class SignOffRoute {
  /** @throws approval/flow-not-found, approval/nobody-to-decide */
  abstract preview(start: SignOffStart, onBehalf: OnBehalf): Promise<SignOffRouteNodes>;
}
