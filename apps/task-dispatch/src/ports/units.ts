import type { ReachableUnit } from '../domain/audience.js';

/** The units as this service knows them; may lag behind organization by moments. */
export abstract class Units {
  abstract byIds(districtId: string, unitIds: readonly string[]): Promise<ReadonlyMap<string, ReachableUnit>>;
}
