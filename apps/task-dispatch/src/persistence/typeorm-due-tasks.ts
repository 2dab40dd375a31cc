import { runSql } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DueTasks, type FoundTask, type UnitNow } from '../ports/due-tasks.js';
import { OUTGROWN, UNITS_MARK } from './outgrown-sql.js';

const OPEN = `state not in ('closed', 'cancelled', 'handed-over')`;

/** By the indexes of what is unsigned and of what is lit, which holds red ones too; `$1` now, `$2` at most so many. */
const TO_TELL = `
(select district_id, id from tasks where state = 'dispatched' and not told_unsigned and sign_for_due_at <= $1 limit $2)
union
(select district_id, id from tasks where clock_holder = 'unit' and ${OPEN} and not told_red and yellow_at <= $1 and red_at <= $1 limit $2)
union
(select district_id, id from tasks where clock_holder = 'unit' and ${OPEN} and not told_yellow and yellow_at <= $1 limit $2)
limit $2`;

const ORPHANS = `
select c.district_id, c.id from tasks c
join tasks p on p.district_id = c.district_id and p.id = c.parent_task_id
where c.parent_task_id is not null and p.state = 'cancelled' and c.state not in ('closed', 'cancelled', 'handed-over')
limit $1`;

interface FoundRow {
  readonly district_id: string;
  readonly id: string;
}

interface OutgrownRow extends FoundRow {
  readonly unit_path: string;
  readonly unit_name: string;
  readonly issuer_unit_path: string;
  readonly issuer_unit_name: string;
  readonly responsible_person_id: string | null;
  readonly responsible_name: string | null;
  readonly responsible_vacant: boolean;
}

@Injectable()
export class TypeormDueTasks extends DueTasks {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async toTell(now: Date, limit: number): Promise<readonly FoundTask[]> {
    return (await runSql<FoundRow>(this.dataSource, { text: TO_TELL, values: [now, limit] })).map(toFound);
  }

  override async orphans(limit: number): Promise<readonly FoundTask[]> {
    return (await runSql<FoundRow>(this.dataSource, { text: ORPHANS, values: [limit] })).map(toFound);
  }

  override async unitsMark(): Promise<string> {
    const [row] = await runSql<{ mark: string }>(this.dataSource, { text: UNITS_MARK });
    return row!.mark;
  }

  override async outgrown(limit: number): Promise<readonly (FoundTask & UnitNow)[]> {
    const rows = await runSql<OutgrownRow>(this.dataSource, { text: OUTGROWN, values: [limit] });
    return rows.map((row) => ({
      ...toFound(row),
      unitPath: row.unit_path,
      unitName: row.unit_name,
      issuerUnitPath: row.issuer_unit_path,
      issuerUnitName: row.issuer_unit_name,
      responsible: row.responsible_person_id
        ? {
            personId: row.responsible_person_id,
            name: row.responsible_name ?? '',
            vacant: row.responsible_vacant,
          }
        : null,
    }));
  }
}

function toFound({ district_id: districtId, id: taskId }: FoundRow): FoundTask {
  return { districtId, taskId };
}
