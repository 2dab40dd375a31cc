import type { Caller } from '#libs/kernel';
import { CursorCodec, runSql, type SharedRows, sharedRows, SqlParameters } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Item } from '../domain/item.js';
import {
  type Coverage,
  type DirectiveKey,
  type DirectiveQuery,
  type DraftedItems,
  DirectiveReadModel,
  type ItemPage,
  type SeenDirective,
  type SourceView,
} from '../ports/directive-read-model.js';
import { type CoverageSqlRow, coverageStatement, progressOf, toCoverageRow } from './coverage-sql.js';
import {
  listStatement,
  PLACED_AS_ASKED,
  type PlacedRow,
  SEEN_BY_ID,
  type SeenRow,
  toSeen,
} from './directive-list-sql.js';
import { toDirective } from './directive-row.js';
import { type ItemRow, toItem } from './item-row.js';
import { fitting, itemView } from './item-view.js';

@Injectable()
export class TypeormDirectiveReadModel extends DirectiveReadModel {
  private readonly placedById: SharedRows<'district_id' | 'id', PlacedRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: CursorCodec,
  ) {
    super();
    this.placedById = sharedRows(dataSource, {
      name: 'directive_placed',
      asks: { district_id: 'uuid', id: 'uuid' },
      text: PLACED_AS_ASKED,
    });
  }

  override async find(key: DirectiveKey): Promise<SeenDirective | null> {
    const [row] = await runSql<SeenRow>(this.dataSource, {
      name: 'directive_seen',
      text: SEEN_BY_ID,
      values: valuesOf(key),
    });
    return row ? toSeen(row) : null;
  }

  override async placed(key: DirectiveKey): Promise<Pick<SeenDirective, 'directive' | 'issuerPath'> | null> {
    const [row] = await this.placedById.read({ district_id: key.districtId, id: key.directiveId });
    return row ? { directive: toDirective(row), issuerPath: row.issuer_path } : null;
  }

  override async items(
    key: DirectiveKey,
  ): Promise<{ readonly version: number; readonly items: readonly Item[] } | null> {
    const rows = await runSql<ItemRow & { version: number; item_id: string | null }>(this.dataSource, {
      text: `select i.*, d.version from directives d
        left join directive_items i on i.district_id = d.district_id and i.directive_id = d.id
          and i.position is not null
        where d.district_id = $1 and d.id = $2 order by i.position`,
      values: valuesOf(key),
    });
    if (!rows[0]) return null;
    return { version: rows[0].version, items: rows.filter((row) => row.item_id !== null).map(toItem) };
  }

  override async drafted(key: DirectiveKey): Promise<DraftedItems | null> {
    const found = await this.items(key);
    if (!found) return null;
    const { text, blocks } = await this.sourceRow(key);
    return { ...found, text, blocks };
  }

  override async list(
    caller: Caller,
    query: DirectiveQuery,
  ): Promise<{ readonly rows: readonly SeenDirective[]; readonly next: string | null }> {
    const { cursor, limit, state, q } = query;
    const purpose = `directive.list:${createHash('sha256')
      .update(JSON.stringify([state, q]))
      .digest('hex')
      .slice(0, 16)}`;
    const before = cursor === undefined ? null : String(this.cursors.decode(purpose, cursor)[0]);
    const params = new SqlParameters();
    const text = listStatement(params, { caller, state, q, before, limit: limit + 1 });
    const rows = await runSql<SeenRow>(this.dataSource, { text, values: params.values });
    const shown = rows.slice(0, limit);
    return {
      rows: shown.map(toSeen),
      next: rows.length > limit ? this.cursors.encode(purpose, [shown.at(-1)!.id]) : null,
    };
  }

  override async itemPage(
    key: DirectiveKey,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<ItemPage> {
    const purpose = `item.list:${key.directiveId}`;
    const after = page.cursor === undefined ? -1 : Number(this.cursors.decode(purpose, page.cursor)[0]);
    const rows = await runSql<ItemRow>(this.dataSource, {
      text: `select * from directive_items where district_id = $1 and directive_id = $2 and position > $3
        order by position limit $4`,
      values: [...valuesOf(key), after, page.limit + 1],
    });
    const shown = fitting(rows.slice(0, page.limit).map(itemView));
    const last = rows[shown.length - 1];
    const isMore = rows.length > shown.length && last !== undefined;
    return { rows: shown, next: isMore ? this.cursors.encode(purpose, [last.position]) : null };
  }

  override async source(key: DirectiveKey): Promise<SourceView> {
    const row = await this.sourceRow(key);
    return { directiveId: key.directiveId, text: row.text, blocks: [...row.blocks] };
  }

  override async coverage(key: DirectiveKey, caller: Caller, now: Date): Promise<Coverage> {
    const { text } = await this.sourceRow(key);
    const rows = await runSql<CoverageSqlRow>(this.dataSource, coverageStatement(key, caller, now));
    return { text, rows: rows.map((row) => toCoverageRow(row, text)), itemProgress: progressOf(rows) };
  }

  private async sourceRow(key: DirectiveKey): Promise<Pick<DraftedItems, 'text' | 'blocks'>> {
    const [row] = await runSql<Pick<DraftedItems, 'text' | 'blocks'>>(this.dataSource, {
      text: `select s.text, s.blocks from directives d
        join directive_sources s on s.district_id = d.district_id and s.directive_id = d.id
          and s.text_version = d.text_version
        where d.district_id = $1 and d.id = $2`,
      values: valuesOf(key),
    });
    if (!row) throw new Error('a directive without its source text');
    return row;
  }
}

function valuesOf(key: DirectiveKey): string[] {
  return [key.districtId, key.directiveId];
}
