import type { Caller } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { BurdenMeter, type Excess } from '../domain/burden.js';
import type { Item } from '../domain/item.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import { UnitLoads } from '../ports/unit-loads.js';
import { GainingUnits } from './gaining-units.js';

/** Whether a draft takes units over the budget of the month: all of its units, with all that they were given. */
@Injectable()
export class MeasureExcess {
  constructor(
    private readonly units: GainingUnits,
    private readonly loads: UnitLoads,
    private readonly meter: BurdenMeter,
  ) {}

  /** @returns null where no budget is agreed or no unit goes over it */
  async execute(
    tasks: readonly Item[],
    asked: { readonly caller: Caller; readonly onBehalf: OnBehalf },
  ): Promise<Excess | null> {
    const { budget } = this.meter;
    if (budget === null) return null;
    const { gaining } = await this.units.of(tasks, Infinity, asked);
    const { name: month, began } = this.meter.month();
    const ids = gaining.map(({ unit }) => unit.unitId);
    const given = await this.loads.givenSince(asked.caller.districtId, ids, began);
    const over = gaining.filter(({ unit, added }) =>
      this.meter.isOver((given.get(unit.unitId) ?? 0) + added.tasks),
    );
    return over.length === 0 ? null : { month, budget, units: over.length };
  }
}
