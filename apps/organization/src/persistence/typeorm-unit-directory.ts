import type { UnitSnapshot } from '#libs/contracts';
import { containsPattern, CursorCodec, runSql, scopePredicate, SqlParameters } from '#libs/persistence';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  type Page,
  type PageRequest,
  UnitDirectory,
  type UnitWithChildren,
  type View,
} from '../ports/unit-directory.js';
import { pageOf } from './pages.js';
import { typedPinyin } from './pinyin.js';
import { snapshotOf, toUnit, UNIT_COLUMNS, type UnitRow } from './unit-row.js';

/** Not ended; one that is yet to begin is shown as well. */
const goesOn = (unit: string, today: string): string =>
  `(${unit}.state = 'open' and (${unit}.valid_to is null or ${unit}.valid_to > ${today}::date))`;

function orPronounced(words: string, params: SqlParameters): string {
  const letters = typedPinyin(words);
  return letters === null ? '' : `or u.pinyin like ${params.bind(containsPattern(letters))}`;
}

export class TypeormUnitDirectory extends UnitDirectory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: CursorCodec,
  ) {
    super();
  }

  override async get(view: View, unitId: string): Promise<UnitSnapshot | null> {
    const params = new SqlParameters([view.districtId, unitId]);
    const [row] = await this.units(`u.id = $2 and ${scopePredicate(view.scope, 'u.path', params)}`, params);
    return row ? snapshotOf(toUnit(row)) : null;
  }

  override async children(
    view: View,
    parentId: string | null,
    page: PageRequest,
  ): Promise<Page<UnitWithChildren>> {
    return await pageOf(this.cursors, {
      purpose: `${view.districtId} children of ${parentId ?? 'nothing'}`,
      page,
      keys: (unit) => [unit.code],
      read: (after, limit) => this.childrenAfter(view, parentId, { code: after[0] ?? null, limit }),
    });
  }

  override async search(view: View, words: string, page: PageRequest): Promise<Page<UnitSnapshot>> {
    const question = createHash('sha256').update(words).digest('base64url');
    return await pageOf(this.cursors, {
      purpose: `${view.districtId} units like ${question}`,
      page,
      keys: (unit) => [unit.path],
      read: async (after, limit) => {
        const params = new SqlParameters([view.districtId, containsPattern(words)]);
        const rows = await this.units(
          `(u.name ilike $2 or u.code ilike $2 ${orPronounced(words, params)}) and ${goesOn('u', params.bind(view.today))}
          and ${scopePredicate(view.scope, 'u.path', params)} and u.path > ${params.bind(after[0] ?? '')}
          order by u.path limit ${params.bind(limit)}`,
          params,
        );
        return rows.map((row) => snapshotOf(toUnit(row)));
      },
    });
  }

  override async snapshot(districtId: string, after: string | null, limit: number): Promise<UnitSnapshot[]> {
    const params = new SqlParameters([districtId, after, limit]);
    const rows = await this.units('($2::uuid is null or u.id > $2) order by u.id limit $3', params);
    return rows.map((row) => snapshotOf(toUnit(row)));
  }

  override async paths(districtId: string, unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await runSql<{ id: string; path: string }>(this.dataSource, {
      text: 'select id, path from units where district_id = $1 and id = any($2::uuid[])',
      values: [districtId, unitIds],
    });
    return new Map(rows.map((row) => [row.id, row.path]));
  }

  private async childrenAfter(
    view: View,
    parentId: string | null,
    at: { readonly code: unknown; readonly limit: number },
  ): Promise<UnitWithChildren[]> {
    const params = new SqlParameters([view.districtId, parentId, at.code, at.limit]);
    const today = params.bind(view.today);
    const rows = await runSql<UnitRow & { children: number }>(this.dataSource, {
      text: `select ${UNIT_COLUMNS}, (select count(*)::int from units c
          where c.district_id = u.district_id and c.parent_id = u.id and ${goesOn('c', today)}
            and ${scopePredicate(view.scope, 'c.path', params)}) as children
        from units u
        where u.district_id = $1 and u.parent_id is not distinct from $2::uuid and ($3::text is null or u.code > $3)
          and ${goesOn('u', today)} and ${scopePredicate(view.scope, 'u.path', params)}
        order by u.code limit $4`,
      values: params.values,
    });
    return rows.map((row) => ({ ...snapshotOf(toUnit(row)), children: row.children }));
  }

  private async units(condition: string, params: SqlParameters): Promise<UnitRow[]> {
    return await runSql<UnitRow>(this.dataSource, {
      text: `select ${UNIT_COLUMNS} from units u where u.district_id = $1 and ${condition}`,
      values: params.values,
    });
  }
}
