/** How the names of units are pronounced, kept beside them for the search. */
export abstract class UnitPronunciations {
  /**
   * Spells the names of some units whose spelling is missing or that of an earlier name; units that are renamed meanwhile
   * are left to the next round.
   *
   * @returns how many were found
   */
  abstract spellSome(districtId: string, limit: number): Promise<number>;
}
