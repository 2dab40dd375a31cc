import type { Caller } from '#libs/kernel';
import { runSql, SqlParameters } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DirectiveKey, NearDuplicatesView } from '../ports/directive-read-model.js';
import { NearDuplicates } from '../ports/near-duplicates.js';
import { type NearDuplicateRow, nearDuplicatesStatement, SHOWN_IN_ALL } from './near-duplicates-sql.js';

type Similar = NearDuplicatesView['rows'][number]['similar'][number];

@Injectable()
export class TypeormNearDuplicates extends NearDuplicates {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async of(key: DirectiveKey, caller: Caller): Promise<NearDuplicatesView> {
    const params = new SqlParameters();
    const text = nearDuplicatesStatement(params, key, caller);
    const rows = await runSql<NearDuplicateRow>(this.dataSource, { text, values: params.values });
    const shown = rows.slice(0, SHOWN_IN_ALL).filter(({ more }) => !more);
    return {
      rows: [...Map.groupBy(shown, ({ item_id }) => item_id)].map(([itemId, similar]) => ({
        itemId,
        similar: similar.map(toSimilar),
      })),
      complete: shown.length === rows.length,
    };
  }
}

function toSimilar(row: NearDuplicateRow): Similar {
  return {
    directiveId: row.directive_id,
    directiveTitle: row.directive_title,
    registerNumber: row.register_number,
    itemId: row.other_item_id,
    path: row.path,
    excerpt: row.excerpt,
    similarity: row.similarity,
    units: row.units,
  };
}
