import { Clock, dayInShanghai } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { isBelow, isPlain, reaches, subtreesFor, type ReachableUnit } from '../domain/audience.js';
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
    private readonly clock: Clock,
  ) {}

  /** The unit as a target, or null when the rule does not reach it. */
  async member(
    rule: AudienceRule,
    unitId: string,
    on: { readonly districtId: string; readonly correlationId: string },
  ): Promise<Target | null> {
    const subtrees = subtreesFor(rule, unitId);
    const known = await this.units.byIds(on.districtId, [unitId, ...subtrees]);
    const unit = known.get(unitId);
    const roots = subtrees.flatMap((root) => known.get(root)?.path ?? []);
    if (!unit || !isBelow(unit, roots)) return null;
    if (isPlain(rule, unit)) {
      const today = dayInShanghai(this.clock.now());
      return reaches(rule, unit, { roots, today }) ? targetOf(unit) : null;
    }
    // Narrowed to the unit itself: by path it is the first of its own subtree.
    const { targets } = await this.audiences.page({ ...rule, subtrees: [unitId] }, null, on);
    return targets.find((target) => target.unitId === unitId) ?? null;
  }
}

function targetOf({ unitId, path, name, responsible }: ReachableUnit): Target {
  return { unitId, path, name, responsible, criteria: null, requirement: null, dueAt: null };
}
