import { OrgUnits } from '#libs/org-units';
import { Injectable } from '@nestjs/common';
import { type IssuerUnit, IssuerUnits } from '../ports/issuer-units.js';

@Injectable()
export class ProjectedIssuerUnits extends IssuerUnits {
  constructor(private readonly units: OrgUnits) {
    super();
  }

  override async find(districtId: string, unitId: string): Promise<IssuerUnit | null> {
    const unit = await this.units.byId(districtId, unitId);
    return unit ? { unitId: unit.unitId, name: unit.name, path: unit.path } : null;
  }
}
