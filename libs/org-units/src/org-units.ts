import { Injectable } from '@nestjs/common';
import { pathsUpTo } from '#libs/kernel';
import { runSql, type SharedRows, sharedRows } from '#libs/persistence';
import { DataSource } from 'typeorm';

/** A unit as this service knows it. */
export interface KnownUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly responsible: { readonly personId: string; readonly name: string; readonly vacant: boolean } | null;
  readonly ended: boolean;
  readonly tags: readonly string[];
  /** The day from which the unit is there, `YYYY-MM-DD`. */
  readonly validFrom: string;
}

interface Row {
  readonly unit_id: string;
  readonly parent_id: string | null;
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly responsible_person_id: string | null;
  readonly responsible_name: string | null;
  readonly responsible_vacant: boolean;
  readonly valid_to: string | null;
  readonly valid_from: string;
  readonly tags: readonly string[];
}

const SELECT = 'select * from org_units';

/** Reads the units kept in this service's schema; it may lag behind organization by moments. */
@Injectable()
export class OrgUnits {
  private readonly unitsById: SharedRows<'district_id' | 'unit_ids', Row>;

  constructor(private readonly dataSource: DataSource) {
    this.unitsById = sharedRows(dataSource, {
      name: 'org_units_by_id',
      asks: { district_id: 'uuid', unit_ids: 'uuid[]' },
      text: `${SELECT} where district_id = q.district_id and unit_id = any(q.unit_ids)`,
    });
  }

  async byIds(districtId: string, unitIds: readonly string[]): Promise<ReadonlyMap<string, KnownUnit>> {
    const rows = await this.unitsById.read({ district_id: districtId, unit_ids: unitIds });
    return new Map(rows.map((row) => [row.unit_id, toUnit(row)]));
  }

  async byId(districtId: string, unitId: string): Promise<KnownUnit | undefined> {
    return (await this.byIds(districtId, [unitId])).get(unitId);
  }

  /** The unit at `path` and all above it, the root first. */
  async chain(districtId: string, path: string): Promise<readonly KnownUnit[]> {
    const rows = await runSql<Row>(this.dataSource, {
      text: `${SELECT} where district_id = $1 and path = any($2::text[]) order by length(path)`,
      values: [districtId, pathsUpTo(path)],
    });
    return rows.map(toUnit);
  }

  async isEmpty(districtId: string): Promise<boolean> {
    const rows = await runSql(this.dataSource, {
      text: 'select 1 from org_units where district_id = $1 limit 1',
      values: [districtId],
    });
    return rows.length === 0;
  }
}

function toUnit(row: Row): KnownUnit {
  return {
    unitId: row.unit_id,
    parentId: row.parent_id,
    path: row.path,
    kind: row.kind,
    name: row.name,
    responsible: row.responsible_person_id
      ? {
          personId: row.responsible_person_id,
          name: row.responsible_name ?? '',
          vacant: row.responsible_vacant,
        }
      : null,
    ended: row.valid_to !== null,
    tags: row.tags,
    validFrom: row.valid_from,
  };
}
