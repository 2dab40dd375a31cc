import type { burdenPreview, OutputOf } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { BurdenMeter } from '../domain/burden.js';
import { DirectiveNotADraftError, DirectiveNotFoundError } from '../domain/directive-errors.js';
import { maySee } from '../domain/directive-rights.js';
import type { Item } from '../domain/item.js';
import { DirectiveReadModel } from '../ports/directive-read-model.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import { UnitLoads } from '../ports/unit-loads.js';
import { GainingUnits } from './gaining-units.js';

export type BurdenView = OutputOf<typeof burdenPreview>;

const LOOKED_AT = 2_000;
const LISTED = 500;

/** What a draft adds to each unit, before it is sent (domain.md §3, §6.4). */
@Injectable()
export class PreviewBurden {
  constructor(
    private readonly ledger: DirectiveReadModel,
    private readonly units: GainingUnits,
    private readonly loads: UnitLoads,
    private readonly meter: BurdenMeter,
  ) {}

  async execute(directiveId: string, caller: Caller, onBehalf: OnBehalf): Promise<BurdenView> {
    const items = await this.taskItems(directiveId, caller);
    const { gaining, complete } = await this.units.of(items, LOOKED_AT, { caller, onBehalf });
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
}
