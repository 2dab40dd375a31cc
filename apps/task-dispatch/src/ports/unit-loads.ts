import type { Caller } from '#libs/kernel';
import type { UnitLoad } from '../domain/burden.js';

/** What units have to do already. */
export abstract class UnitLoads {
  /** As far as the caller may see it; units without anything are left out. */
  abstract of(
    unitIds: readonly string[],
    caller: Caller,
    since: Date,
  ): Promise<ReadonlyMap<string, UnitLoad>>;

  /**
   * Tasks that each unit was given since then, whoever may see them: a budget that counted only what its
   * caller sees would hold those least who see least. Units without any are left out.
   */
  abstract givenSince(
    districtId: string,
    unitIds: readonly string[],
    since: Date,
  ): Promise<ReadonlyMap<string, number>>;
}
