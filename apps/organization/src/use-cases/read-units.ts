import type {
  InputOf,
  OutputOf,
  unitChildren,
  unitSearch,
  UnitSnapshot,
  unitSnapshotPage,
} from '#libs/contracts';
import { type Caller, Clock } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { UnitNotFoundError } from '../domain/unit.errors.js';
import { visibleUnits } from '../domain/visibility.js';
import { UnitDirectory, type View } from '../ports/unit-directory.js';

/** The tree as the caller may see it; out of sight is not found. */
export class ReadUnits {
  constructor(
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  async get(unitId: string, caller: Caller): Promise<UnitSnapshot> {
    const unit = await this.units.get(this.viewOf(caller), unitId);
    if (!unit) throw new UnitNotFoundError();
    return unit;
  }

  async children(
    { parentId, ...page }: InputOf<typeof unitChildren>,
    caller: Caller,
  ): Promise<OutputOf<typeof unitChildren>> {
    if (parentId !== null) await this.get(parentId, caller);
    return this.units.children(this.viewOf(caller), parentId, page);
  }

  search({ q, ...page }: InputOf<typeof unitSearch>, caller: Caller): Promise<OutputOf<typeof unitSearch>> {
    return this.units.search(this.viewOf(caller), q, page);
  }

  async snapshot(
    { after, limit }: InputOf<typeof unitSnapshotPage>,
    caller: Caller,
  ): Promise<OutputOf<typeof unitSnapshotPage>> {
    const units = await this.units.snapshot(caller.districtId, after, limit);
    return { units, next: units.length < limit ? null : (units.at(-1)?.unitId ?? null) };
  }

  private viewOf(caller: Caller): View {
    return { districtId: caller.districtId, scope: visibleUnits(caller), today: dayOf(this.clock.now()) };
  }
}
