import { CursorCodec, runSql } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Task } from '../domain/task.js';
import { type RemarkPage, Remarks, type RemarkView } from '../ports/remarks.js';

interface RemarkRow {
  readonly id: string;
  readonly task_id: string;
  readonly directive_id: string;
  readonly directive_title: string;
  readonly heading: string;
  readonly unit_name: string;
  readonly words: string | null;
  readonly demands: boolean;
  readonly new_task_id: string | null;
  readonly by: RemarkView['by'];
  readonly at: Date;
}

/** `$1` district, `$2` whose or of what, `$3` the last one shown or null, `$4` at most so many. */
const pageBy = (column: 'task_id' | 'by_person_id') => `
select r.*, t.directive_id, t.directive_title, t.heading, t.unit_name from remarks r
join tasks t on t.district_id = r.district_id and t.id = r.task_id
where r.district_id = $1 and r.${column} = $2 and ($3::uuid is null or r.id < $3)
order by r.id desc limit $4`;

@Injectable()
export class TypeormRemarks extends Remarks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: CursorCodec,
  ) {
    super();
  }

  override ofTask({ districtId, taskId }: Task, page: Asked): Promise<RemarkPage> {
    return this.page('task_id', [districtId, taskId], page);
  }

  override ofPerson(
    { districtId, personId }: { readonly districtId: string; readonly personId: string },
    page: Asked,
  ): Promise<RemarkPage> {
    return this.page('by_person_id', [districtId, personId], page);
  }

  private async page(
    by: 'task_id' | 'by_person_id',
    [district, key]: readonly [string, string],
    { cursor, limit }: Asked,
  ): Promise<RemarkPage> {
    const purpose = `task-dispatch.remarks.${by}.${key}`;
    const before = cursor === undefined ? null : this.cursors.decode(purpose, cursor)[0];
    const values = [district, key, before, limit + 1];
    const rows = await runSql<RemarkRow>(this.dataSource, { text: pageBy(by), values });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return { rows: shown.map(toRemark), next: isMore ? this.cursors.encode(purpose, [last.id]) : null };
  }
}

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function toRemark(row: RemarkRow): RemarkView {
  return {
    remarkId: row.id,
    taskId: row.task_id,
    directiveId: row.directive_id,
    directiveTitle: row.directive_title,
    heading: row.heading,
    unitName: row.unit_name,
    kind: row.words === null ? 'initialled' : 'remark',
    words: row.words,
    demands: row.demands,
    newTaskId: row.new_task_id,
    by: row.by,
    at: row.at.toISOString(),
  };
}
