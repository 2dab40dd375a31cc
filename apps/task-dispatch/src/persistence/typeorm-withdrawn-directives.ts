import { runSql } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENDED_STATES } from '../domain/task.js';
import type { DirectiveKey } from '../ports/directive-read-model.js';
import { type WithdrawnDirective, WithdrawnDirectives } from '../ports/withdrawn-directives.js';

@Injectable()
export class TypeormWithdrawnDirectives extends WithdrawnDirectives {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async pending(limit: number): Promise<readonly WithdrawnDirective[]> {
    const rows = await runSql<{ district_id: string; id: string; end_reason: string }>(this.dataSource, {
      text: 'select district_id, id, end_reason from directives where cancelling order by id limit $1',
      values: [limit],
    });
    return rows.map((row) => ({
      districtId: row.district_id,
      directiveId: row.id,
      reason: row.end_reason,
    }));
  }

  override async openTasks(key: DirectiveKey, limit: number): Promise<readonly string[]> {
    const rows = await runSql<{ id: string }>(this.dataSource, {
      text: `select id from tasks where district_id = $1 and directive_id = $2 and state <> all($3::text[])
        order by id limit $4`,
      values: [key.districtId, key.directiveId, [...ENDED_STATES], limit],
    });
    return rows.map(({ id }) => id);
  }
}
