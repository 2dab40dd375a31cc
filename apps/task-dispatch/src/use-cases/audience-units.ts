import type { Caller } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import type { AudienceRule } from '../domain/item.js';
import type { Target } from '../domain/new-task.js';
import { AudienceReach } from '../ports/audience-reach.js';
import { Audiences } from '../ports/audiences.js';
import type { OnBehalf } from '../ports/on-behalf.js';

export interface ReachedUnits {
  readonly units: readonly Target[];
  /** False when there are more. */
  readonly complete: boolean;
}

/** The units that a rule reaches, by name, for somebody who may send there. */
@Injectable()
export class AudienceUnits {
  constructor(
    private readonly reach: AudienceReach,
    private readonly audiences: Audiences,
  ) {}

  /**
   * @param most about how many units are looked at
   * @throws organization/audience-out-of-scope, organization/unit-not-found
   */
  async reached(
    rule: AudienceRule,
    most: number,
    { caller, onBehalf }: { readonly caller: Caller; readonly onBehalf: OnBehalf },
  ): Promise<ReachedUnits> {
    // Pages are asked in this service's own name; whether the caller may ask at all, organization says here.
    await this.reach.count(rule, onBehalf);
    const on = { districtId: caller.districtId, correlationId: onBehalf.correlationId ?? '' };
    const units: Target[] = [];
    for (let after: string | null = null; ;) {
      const page = await this.audiences.page(rule, after, on);
      units.push(...page.targets);
      after = page.next;
      if (after === null || units.length >= most) return { units, complete: after === null };
    }
  }
}
