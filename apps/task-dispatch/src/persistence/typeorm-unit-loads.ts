import type { Caller } from '#libs/kernel';
import { runSql, SqlParameters } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitLoad } from '../domain/burden.js';
import { UnitLoads } from '../ports/unit-loads.js';
import { OPEN, visiblePredicate } from './task-list-sql.js';

interface LoadRow extends UnitLoad {
  readonly unitId: string;
}

@Injectable()
export class TypeormUnitLoads extends UnitLoads {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async of(
    unitIds: readonly string[],
    caller: Caller,
    since: Date,
  ): Promise<ReadonlyMap<string, UnitLoad>> {
    const params = new SqlParameters();
    const visible = visiblePredicate(caller, 'all', params);
    const isOfMonth = givenSince(params.bind(since));
    const text = `select t.unit_id as "unitId", count(*) filter (where ${OPEN})::int as open,
        count(*) filter (where ${isOfMonth})::int as "thisMonth"
      from tasks t where ${visible} and t.unit_id = any(${params.bind([...unitIds])}::uuid[])
        and (${OPEN} or (${isOfMonth})) group by t.unit_id`;
    const rows = await runSql<LoadRow>(this.dataSource, { text, values: params.values });
    return new Map(rows.map(({ unitId, ...load }) => [unitId, load]));
  }

  override async givenSince(
    districtId: string,
    unitIds: readonly string[],
    since: Date,
  ): Promise<ReadonlyMap<string, number>> {
    const text = `select t.unit_id as "unitId", count(*)::int as given from tasks t
      where t.district_id = $1 and t.unit_id = any($2::uuid[]) and ${givenSince('$3')} group by t.unit_id`;
    const values = [districtId, [...unitIds], since];
    const rows = await runSql<{ unitId: string; given: number }>(this.dataSource, { text, values });
    return new Map(rows.map(({ unitId, given }) => [unitId, given]));
  }
}

/** What was cancelled or went elsewhere is credited. */
function givenSince(since: string): string {
  return `t.dispatched_at >= ${since} and t.state not in ('cancelled', 'handed-over')`;
}
