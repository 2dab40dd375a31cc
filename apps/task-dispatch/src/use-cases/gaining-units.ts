import type { Caller } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { type Addition, additionOf, together } from '../domain/burden.js';
import type { AudienceRule, Item } from '../domain/item.js';
import type { Target } from '../domain/new-task.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import { AudienceUnits } from './audience-units.js';

export interface Gaining {
  readonly unit: Target;
  readonly added: Addition;
}

/** What a draft adds to each unit of its audiences. */
@Injectable()
export class GainingUnits {
  constructor(private readonly audience: AudienceUnits) {}

  /**
   * Every unit once with all that it gets, in the order of the tree.
   *
   * @param most about how many units of an audience are looked at
   */
  async of(
    items: readonly Item[],
    most: number,
    asked: { readonly caller: Caller; readonly onBehalf: OnBehalf },
  ): Promise<{ readonly gaining: readonly Gaining[]; readonly complete: boolean }> {
    const byUnit = new Map<string, Gaining>();
    let isComplete = true;
    for (const [rule, same] of byAudience(items)) {
      const { units, complete } = await this.audience.reached(rule, most, asked);
      isComplete &&= complete;
      for (const unit of units) {
        const added = together(byUnit.get(unit.unitId)?.added, additionOf(same));
        byUnit.set(unit.unitId, { unit, added });
      }
    }
    const inOrder = [...byUnit.values()].sort((a, b) => (a.unit.path < b.unit.path ? -1 : 1));
    return { gaining: inOrder, complete: isComplete };
  }
}

/** Each different audience with its items; one that is still to be chosen reaches nobody. */
function byAudience(items: readonly Item[]): readonly (readonly [AudienceRule, readonly Item[]])[] {
  const chosen = items.filter(({ audience }) => audience !== null);
  const groups = Map.groupBy(chosen, ({ audience }) => JSON.stringify(audience));
  return [...groups.values()].map((same) => [same[0]!.audience!, same] as const);
}
