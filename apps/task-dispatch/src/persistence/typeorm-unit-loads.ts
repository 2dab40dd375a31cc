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
    const isOfMonth = `t.dispatched_at >= ${params.bind(since)} and t.state not in ('cancelled', 'handed-over')`;
    const text = `select t.unit_id as "unitId", count(*) filter (where ${OPEN})::int as open,
        count(*) filter (where ${isOfMonth})::int as "thisMonth"
      from tasks t where ${visible} and t.unit_id = any(${params.bind([...unitIds])}::uuid[])
        and (${OPEN} or (${isOfMonth})) group by t.unit_id`;
    const rows = await runSql<LoadRow>(this.dataSource, { text, values: params.values });
    return new Map(rows.map(({ unitId, ...load }) => [unitId, load]));
  }
}
