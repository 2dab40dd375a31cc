import { Injectable } from '@nestjs/common';
import type { AudienceRule } from '../domain/item.js';
import type { Target } from '../domain/new-task.js';
import { Audiences } from '../ports/audiences.js';
import { Units } from '../ports/units.js';

/** Whether one unit belongs to an audience, without walking through the whole of it. */
@Injectable()
export class AudienceMembership {
  constructor(
    private readonly audiences: Audiences,
    private readonly units: Units,
  ) {}

  /** The unit as a target, or null when the rule does not reach it. */
  async member(
    rule: AudienceRule,
    unitId: string,
    on: { readonly districtId: string; readonly correlationId: string },
  ): Promise<Target | null> {
    const known = await this.units.byIds(on.districtId, [unitId, ...rule.subtrees]);
    const unit = known.get(unitId);
    const isBelow = rule.subtrees.some((root) => {
      const path = known.get(root)?.path;
      return path !== undefined && unit?.path.startsWith(path);
    });
    if (!isBelow) return null;
    // Narrowed to the unit itself: by path it is the first of its own subtree.
    const { targets } = await this.audiences.page({ ...rule, subtrees: [unitId] }, null, on);
    return targets.find((target) => target.unitId === unitId) ?? null;
  }
}
