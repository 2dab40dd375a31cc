import type { AudienceRule } from '../domain/item.js';
import type { OnBehalf } from './on-behalf.js';

/** How many units a rule reaches, as organization counts them for this caller. */
export abstract class AudienceReach {
  /** @throws organization/audience-out-of-scope, organization/unit-not-found */
  abstract count(rule: AudienceRule, onBehalf: OnBehalf): Promise<number>;
}
