import { type InputOf, type overviewGet, STUCK_REASONS, type stuckList } from '#libs/contracts';
import type { StoredRow } from '#libs/journal';
import type { Caller } from '#libs/kernel';
import { CursorCodec, runSql, SqlParameters } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StuckLimits } from '../domain/stuck.js';
import type { Task } from '../domain/task.js';
import { type Overview, OverviewReadModel } from '../ports/overview-read-model.js';
import { type OverviewRow, overviewStatement } from './overview-sql.js';
import { stuckPart, stuckStatement } from './stuck-sql.js';
import { visiblePredicate } from './task-list-sql.js';
import { toTask } from './task-row.js';

const DIRECTIVES = 'task-dispatch.overview.directives';

@Injectable()
export class TypeormOverviewReadModel extends OverviewReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: CursorCodec,
  ) {
    super();
  }

  override async overview(
    caller: Caller,
    { cursor, limit }: InputOf<typeof overviewGet>,
    limits: StuckLimits,
  ): Promise<Overview> {
    const before = cursor === undefined ? null : String(this.cursors.decode(DIRECTIVES, cursor)[0]);
    const params = new SqlParameters();
    const text = overviewStatement(params, { caller, limits, before, limit: limit + 1 });
    const [row] = await runSql<OverviewRow>(this.dataSource, { text, values: params.values });
    const { directives, ...numbers } = row!;
    const rows = directives
      .slice(0, limit)
      .map((directive) => ({ ...directive, issuedAt: new Date(directive.issuedAt).toISOString() }));
    const last = rows.at(-1);
    const isMore = directives.length > limit && last !== undefined;
    return {
      numbers,
      directives: { rows, next: isMore ? this.cursors.encode(DIRECTIVES, [last.directiveId]) : null },
    };
  }

  override async stuck(
    caller: Caller,
    { cursor, limit, directiveId, reason }: InputOf<typeof stuckList>,
    limits: StuckLimits,
  ): Promise<{ readonly rows: readonly Task[]; readonly next: string | null }> {
    const purpose = `task-dispatch.stuck.list:${directiveId ?? ''}:${reason ?? ''}`;
    const params = new SqlParameters();
    const reasons = reason === undefined ? STUCK_REASONS : [reason];
    const parts = reasons.map((each) => stuckPart(each, limits, params));
    const text = stuckStatement(parts, {
      conditions: [
        visiblePredicate(caller, 'below', params),
        ...(directiveId === undefined ? [] : [`t.directive_id = ${params.bind(directiveId)}`]),
      ],
      after: cursor === undefined ? null : place(params, this.cursors.decode(purpose, cursor)),
      most: params.bind(limit + 1),
    });
    const rows = await runSql<FoundRow>(this.dataSource, { text, values: params.values });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return {
      rows: shown.map(toTask),
      next: isMore ? this.cursors.encode(purpose, [last.stuck_since.toISOString(), last.id]) : null,
    };
  }
}

interface FoundRow extends StoredRow {
  readonly stuck_since: Date;
}

function place(params: SqlParameters, [since, id]: readonly unknown[]): string {
  return `(${params.bind(since)}::timestamptz, ${params.bind(id)}::uuid)`;
}
