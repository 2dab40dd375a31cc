import { OrgUnits } from '#libs/org-units';
import { Injectable } from '@nestjs/common';
import type { ReachableUnit } from '../domain/audience.js';
import { Units } from '../ports/units.js';

@Injectable()
export class ProjectedUnits extends Units {
  constructor(private readonly units: OrgUnits) {
    super();
  }

  override async byIds(
    districtId: string,
    unitIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReachableUnit>> {
    return await this.units.byIds(districtId, unitIds);
  }
}
