import { runSql } from '#libs/persistence';
import { DataSource } from 'typeorm';
import { DistrictRepository } from '../ports/district-repository.js';

export class TypeormDistrictRepository extends DistrictRepository {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async enter(district: Parameters<DistrictRepository['enter']>[0]): Promise<void> {
    await runSql(this.dataSource, {
      text: 'insert into districts (district_id, name, code) values ($1, $2, $3) on conflict do nothing',
      values: [district.districtId, district.name, district.code],
    });
  }
}
