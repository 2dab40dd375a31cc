import type { UnitSnapshot } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { prefixPattern, runSql } from '#libs/persistence';

/** Writes units as they are told or read; what is known in a later version stays. */
export class OrgUnitsWriter {
  /**
   * The place is taken from the parent as it stands here and the unit's own number, because a move of
   * the parent may have been told first.
   */
  async record(tx: Transaction, districtId: string, units: readonly UnitSnapshot[]): Promise<void> {
    for (const unit of units) {
      await runSql(tx, { text: UPSERT, values: [districtId, JSON.stringify(unit)] });
    }
  }

  /** Everything whose path begins with `oldPath` moves along; then the unit itself is recorded. */
  async move(
    tx: Transaction,
    districtId: string,
    moved: { unit: UnitSnapshot; oldPath: string },
  ): Promise<void> {
    const { unit, oldPath } = moved;
    await runSql(tx, {
      text: MOVE,
      values: [districtId, prefixPattern(oldPath), unit.path, oldPath.length + 1],
    });
    await this.record(tx, districtId, [unit]);
  }
}

const MOVE = `
update org_units set path = $3 || substr(path, $4)
where district_id = $1 and path like $2`;

const UPSERT = `
insert into org_units (
  district_id, unit_id, parent_id, path, kind, name, code, tags, valid_from, valid_to,
  responsible_person_id, responsible_name, responsible_vacant, version)
select
  $1, u."unitId", u."parentId",
  coalesce(
    (select p.path || substring(u.path from '\\d+/$') from org_units p where p.district_id = $1 and p.unit_id = u."parentId"),
    u.path),
  u.kind, u.name, u.code, array(select jsonb_array_elements_text(u.tags)), u."validFrom", u."validTo",
  (u.responsible ->> 'personId')::uuid, u.responsible ->> 'name', coalesce((u.responsible ->> 'vacant')::boolean, false), u.version
from jsonb_to_record($2::jsonb) as u(
  "unitId" uuid, "parentId" uuid, path text, kind text, name text, code text, tags jsonb, "validFrom" date, "validTo" date,
  responsible jsonb, version int)
on conflict (district_id, unit_id) do update set
  parent_id = excluded.parent_id, path = excluded.path, kind = excluded.kind, name = excluded.name, code = excluded.code,
  tags = excluded.tags, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
  responsible_person_id = excluded.responsible_person_id, responsible_name = excluded.responsible_name,
  responsible_vacant = excluded.responsible_vacant, version = excluded.version
where org_units.version < excluded.version`;
