import { runSql } from '#libs/persistence';
import { DataSource } from 'typeorm';
import { UnitPronunciations } from '../ports/unit-pronunciations.js';
import { pinyinOf } from './pinyin.js';

export class TypeormUnitPronunciations extends UnitPronunciations {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  /** No version is counted: how a name is pronounced is no news about the unit. */
  override async spellSome(districtId: string, limit: number): Promise<number> {
    const units = await runSql<{ id: string; name: string }>(this.dataSource, {
      text: `select id, name from units where district_id = $1 and pinyin_of is distinct from name
        order by id limit $2`,
      values: [districtId, limit],
    });
    await runSql(this.dataSource, {
      text: `update units u set pinyin = given.pinyin, pinyin_of = given.name
        from unnest($2::uuid[], $3::text[], $4::text[]) as given (id, name, pinyin)
        where u.district_id = $1 and u.id = given.id and u.name = given.name`,
      values: [
        districtId,
        units.map(({ id }) => id),
        units.map(({ name }) => name),
        units.map(({ name }) => pinyinOf(name)),
      ],
    });
    return units.length;
  }
}
