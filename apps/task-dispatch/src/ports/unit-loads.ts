import type { Caller } from '#libs/kernel';
import type { UnitLoad } from '../domain/burden.js';

/** What units have to do already, as far as the caller may see it. */
export abstract class UnitLoads {
  /** Units without anything are left out. */
  abstract of(
    unitIds: readonly string[],
    caller: Caller,
    since: Date,
  ): Promise<ReadonlyMap<string, UnitLoad>>;
}
