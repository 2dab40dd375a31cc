import type { burdenPreview, OutputOf } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { type Addition, additionOf, BurdenMeter, together } from '../domain/burden.js';
import { DirectiveNotADraftError, DirectiveNotFoundError } from '../domain/directive-errors.js';
import { maySee } from '../domain/directive-rights.js';
import type { AudienceRule, Item } from '../domain/item.js';
import type { Target } from '../domain/new-task.js';
import { DirectiveReadModel } from '../ports/directive-read-model.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import { UnitLoads } from '../ports/unit-loads.js';
import { AudienceUnits } from './audience-units.js';

export type BurdenView = OutputOf<typeof burdenPreview>;

const LOOKED_AT = 2_000;
const LISTED = 500;

interface Gaining {
  readonly unit: Target;
  readonly added: Addition;
}

/** What a draft adds to each unit, before it is sent (domain.md §3, §6.4). */
@Injectable()
export class PreviewBurden {
  constructor(
    private readonly ledger: DirectiveReadModel,
    private readonly audience: AudienceUnits,
    private readonly loads: UnitLoads,
    private readonly meter: BurdenMeter,
  ) {}

  async execute(directiveId: string, caller: Caller, onBehalf: OnBehalf): Promise<BurdenView> {
    const items = await this.taskItems(directiveId, caller);
    const { gaining, complete } = await this.gaining(items, { caller, onBehalf });
    const { name: month, began } = this.meter.month();
    const loads = await this.loads.of(
      gaining.map(({ unit }) => unit.unitId),
      caller,
      began,
    );
    const rows = gaining.map(({ unit: { unitId, name, path }, added }) => {
      const burden = this.meter.burdenOf(added, loads.get(unitId));
      return { unitId, unitName: name, unitPath: path, ...burden };
    });
    return {
      month,
      budget: this.meter.budget,
      units: rows.length,
      overBudget: rows.filter(({ overBudget }) => overBudget).length,
      rows: rows.slice(0, LISTED),
      complete: complete && rows.length <= LISTED,
    };
  }

  /** Of a draft: what has gone out is in the month already. */
  private async taskItems(directiveId: string, caller: Caller): Promise<readonly Item[]> {
    const key = { districtId: caller.districtId, directiveId };
    const seen = await this.ledger.placed(key);
    if (!seen || !maySee(caller, seen.directive, seen.issuerPath)) throw new DirectiveNotFoundError();
    const { state } = seen.directive;
    if (state !== 'draft' && state !== 'in-sign-off') throw new DirectiveNotADraftError(state);
    const drafted = await this.ledger.items(key);
    return (drafted?.items ?? []).filter(({ outcome }) => outcome === 'task');
  }

  /** Every unit once with all that it gets, in the order of the tree. */
  private async gaining(
    items: readonly Item[],
    asked: { readonly caller: Caller; readonly onBehalf: OnBehalf },
  ): Promise<{ readonly gaining: readonly Gaining[]; readonly complete: boolean }> {
    const byUnit = new Map<string, Gaining>();
    let isComplete = true;
    for (const [rule, same] of byAudience(items)) {
      const { units, complete } = await this.audience.reached(rule, LOOKED_AT, asked);
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
