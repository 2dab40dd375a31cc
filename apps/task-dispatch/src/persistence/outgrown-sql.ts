const ENDED = `('closed', 'cancelled', 'handed-over')`;

/** Changes whenever a unit does, and whenever tasks are made: they may be of a unit that was read before it changed. */
export const UNITS_MARK = `
select (select coalesce(sum(hashtextextended(concat_ws('|', unit_id, path, name, responsible_person_id, responsible_name, responsible_vacant), 0)), 0)
  from org_units)::text || ':' || (select coalesce(sum(created_count), 0) from dispatches)::text as mark`;

const NOW = `t.district_id, t.id, u.path as unit_path, u.name as unit_name, i.path as issuer_unit_path,
  i.name as issuer_unit_name, u.responsible_person_id, u.responsible_name, u.responsible_vacant`;
const UNITS = `join org_units u on u.district_id = t.district_id and u.unit_id = t.unit_id
  join org_units i on i.district_id = t.district_id and i.unit_id = t.issuer_unit_id`;
const MOVED = 'u.path <> t.unit_path or i.path <> t.issuer_unit_path';
const RENAMED = `u.name <> t.unit_name or i.name <> t.issuer_unit_name or (not t.held_by_post and (
    u.responsible_person_id is distinct from (t.responsible ->> 'personId')::uuid
    or u.responsible_name is distinct from t.responsible ->> 'name'
    or (u.responsible_person_id is not null and u.responsible_vacant is distinct from (t.responsible ->> 'vacant')::boolean)))`;

/**
 * Tasks that say of their unit or issuer what holds no more; at most `$1`. Open ones are read whole. Of ended
 * ones, which are ten times as many, the totals tell in which units some are still at a place that nobody has.
 */
export const OUTGROWN = `
with open as materialized (
  select district_id, id, unit_id, unit_path, unit_name, issuer_unit_id, issuer_unit_path, issuer_unit_name, held_by_post, responsible
  from tasks where state not in ${ENDED}
), stale as materialized (
  select distinct s.district_id, s.unit_id from (
    select district_id, unit_id, unit_path, issuer_unit_path from task_totals
    where directive_id <> '00000000-0000-0000-0000-000000000000' and closed + cancelled + handed_over > 0
    union all select district_id, unit_id, unit_path, issuer_unit_path from task_totals_pending
  ) as s
  left join org_units u on u.district_id = s.district_id and u.unit_id = s.unit_id and u.path = s.unit_path
  left join org_units i on i.district_id = s.district_id and i.path = s.issuer_unit_path
  where u.unit_id is null or i.unit_id is null
), ended as materialized (
  select t.district_id, t.id, t.unit_id, t.unit_path, t.issuer_unit_id, t.issuer_unit_path
  from stale s join tasks t on t.district_id = s.district_id and t.unit_id = s.unit_id
  where t.state in ${ENDED}
)
select ${NOW} from open t ${UNITS} where ${MOVED} or ${RENAMED}
union all
select ${NOW} from ended t ${UNITS} where ${MOVED}
limit $1`;
