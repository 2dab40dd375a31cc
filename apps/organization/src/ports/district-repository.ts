export abstract class DistrictRepository {
  /** Does nothing when the district is there. */
  abstract enter(district: {
    readonly districtId: string;
    readonly name: string;
    readonly code: string;
  }): Promise<void>;
}
