import type { HolderLevel } from '#libs/contracts';
import { type Caller, Clock } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { UnitNotFoundError } from '../domain/unit.errors.js';
import { HolderReader, type HolderSelector } from '../ports/holder-reader.js';

export class FindHolders {
  constructor(
    private readonly holders: HolderReader,
    private readonly clock: Clock,
  ) {}

  async execute(
    input: { readonly unitId: string; readonly selector: HolderSelector },
    caller: Caller,
  ): Promise<{ levels: HolderLevel[] }> {
    const query = { districtId: caller.districtId, today: dayOf(this.clock.now()), ...input };
    const levels = await this.holders.find(query);
    if (!levels) throw new UnitNotFoundError();
    return { levels };
  }
}
