import type { Caller } from '#libs/kernel';
import { CursorCodec, runSql, SqlParameters } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Task } from '../domain/task.js';
import { type RemarkPage, Remarks, type Said } from '../ports/remarks.js';
import { pageOf, type RemarkRow, toRemark } from './remark-sql.js';
import { OPEN, visiblePredicate } from './task-list-sql.js';

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Wanted {
  /** Whose or of what; a cursor serves this list alone. */
  readonly purpose: string;
  readonly districtId: string;
  readonly where: (params: SqlParameters) => string;
}

@Injectable()
export class TypeormRemarks extends Remarks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: CursorCodec,
  ) {
    super();
  }

  override ofTask({ districtId, taskId }: Task, page: Asked): Promise<RemarkPage> {
    const where = (params: SqlParameters) => `r.task_id = ${params.bind(taskId)}`;
    return this.page({ purpose: `task_id.${taskId}`, districtId, where }, page);
  }

  override ofDirective(directiveId: string, caller: Caller, page: Asked): Promise<RemarkPage> {
    const where = (params: SqlParameters) => `r.directive_id = ${params.bind(directiveId)}
      and (r.new_task_id is null or exists (
        select from tasks t where t.id = r.new_task_id and ${visiblePredicate(caller, 'all', params)}))`;
    const purpose = `directive_id.${directiveId}.${caller.personId}`;
    return this.page({ purpose, districtId: caller.districtId, where }, page);
  }

  override ofPerson(
    { districtId, personId }: { readonly districtId: string; readonly personId: string },
    page: Asked,
  ): Promise<RemarkPage> {
    const where = (params: SqlParameters) => `r.by_person_id = ${params.bind(personId)}`;
    return this.page({ purpose: `by_person_id.${personId}`, districtId, where }, page);
  }

  override async concerned(districtId: string, { directiveId, itemId }: Said): Promise<readonly string[]> {
    const rows = await runSql<{ id: string }>(this.dataSource, {
      text: `select distinct t.responsible ->> 'personId' as id from tasks t
        where t.district_id = $1 and t.directive_id = $2 and ($3::uuid is null or t.item_id = $3)
          and ${OPEN} and t.responsible is not null order by id`,
      values: [districtId, directiveId, itemId],
    });
    return rows.map(({ id }) => id);
  }

  private async page(
    { purpose: ofWhat, districtId, where }: Wanted,
    { cursor, limit }: Asked,
  ): Promise<RemarkPage> {
    const purpose = `task-dispatch.remarks.${ofWhat}`;
    const before = cursor === undefined ? null : this.cursors.decode(purpose, cursor)[0];
    const params = new SqlParameters();
    const text = pageOf({ districtId, before, limit: limit + 1, where: where(params) }, params);
    const rows = await runSql<RemarkRow>(this.dataSource, { text, values: params.values });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return { rows: shown.map(toRemark), next: isMore ? this.cursors.encode(purpose, [last.id]) : null };
  }
}
