import type { Caller } from '#libs/kernel';
import type { SqlParameters } from '#libs/persistence';
import type { DirectiveKey } from '../ports/directive-read-model.js';
import { mayBeSeen } from './directive-list-sql.js';
import { ENDED } from './task-list-sql.js';

/** Least share of common sequences; one other word in a sentence of twenty characters costs three of eighteen. */
const LEAST_SIMILARITY = 0.3;
const PER_ITEM = 20;
const IN_ALL = 400;
const EXCERPT = 60;

/** A row of the answer; `more` tells that others of its item are left out. */
export interface NearDuplicateRow {
  readonly item_id: string;
  readonly directive_id: string;
  readonly directive_title: string;
  readonly register_number: string | null;
  readonly other_item_id: string;
  readonly path: string;
  readonly excerpt: string;
  readonly similarity: number;
  readonly units: number;
  readonly more: boolean;
}

/**
 * Task items of other directives in force that share at least 30 % of their three-character sequences with a
 * task item of this one (Jaccard) and of which units of its audience have open tasks, the most similar first.
 * Kinds and tags of the audience are not looked at: rather one shown too many than one not seen.
 * One row more than are shown.
 *
 * All sequences in force are counted in one join by hash; to look them up one by one in an index costs more,
 * for most stand in many items (docs/adr/0014-drafts-that-are-edited.md).
 */
export function nearDuplicatesStatement(params: SqlParameters, key: DirectiveKey, caller: Caller): string {
  const district = params.bind(key.districtId);
  const directive = params.bind(key.directiveId);
  return `with mine as materialized (
  select item_id, grams, position,
    array(select u.path from jsonb_array_elements_text(audience -> 'subtrees') as s (id)
      join org_units u on u.district_id = ${district} and u.unit_id = s.id::uuid) as paths,
    array(select (e ->> 'unitId')::uuid from jsonb_array_elements(audience -> 'exclusions') as e) as excluded
  from directive_items
  where district_id = ${district} and directive_id = ${directive} and position is not null
    and outcome = 'task' and audience is not null
), in_force as materialized (
  select i.directive_id, i.item_id, i.grams
  from directives d
  join org_units u on u.district_id = d.district_id and u.unit_id = d.issuer_unit_id
  join directive_items i on i.district_id = d.district_id and i.directive_id = d.id
    and i.position is not null and i.outcome = 'task'
  where d.district_id = ${district} and d.state = 'issued' and d.id <> ${directive}
    and ${mayBeSeen(caller, params)}
), ours as materialized (
  select item_id, gram from mine, unnest(grams) as g (gram)
), shared as (
  select ours.item_id, f.item_id as other_item_id, count(*) as common
  from in_force f cross join unnest(f.grams) as theirs (gram) join ours using (gram)
  group by ours.item_id, f.item_id
), alike as materialized (
  select m.*, f.directive_id, f.item_id as other_item_id,
    shared.common::float8 / (cardinality(m.grams) + cardinality(f.grams) - shared.common) as similarity
  from shared join mine m using (item_id) join in_force f on f.item_id = shared.other_item_id
  where shared.common >= ${params.bind(LEAST_SIMILARITY)}::float8
    * (cardinality(m.grams) + cardinality(f.grams) - shared.common)
), awaited as (
  select a.*, t.units, row_number() over (partition by a.item_id order by similarity desc, other_item_id) as place
  from alike a
  cross join lateral (select count(distinct t.unit_id)::int as units from tasks t
    where t.district_id = ${district} and t.directive_id = a.directive_id and t.item_id = a.other_item_id
      and t.state not in ${ENDED} and t.unit_id <> all(a.excluded)
      and exists (select from unnest(a.paths) as p (path) where starts_with(t.unit_path, p.path))) as t
  where t.units > 0
)
select a.item_id, a.directive_id, d.title as directive_title, d.register_number, a.other_item_id, i.path,
  left(coalesce(i.heading, '') || i.body, ${EXCERPT}) as excerpt, a.similarity, a.units, a.place > ${PER_ITEM} as more
from awaited a
join directives d on d.district_id = ${district} and d.id = a.directive_id
join directive_items i on i.district_id = d.district_id and i.directive_id = d.id and i.item_id = a.other_item_id
where a.place <= ${PER_ITEM + 1}
order by more, similarity desc, a.position, other_item_id limit ${IN_ALL + 1}`;
}

export const SHOWN_IN_ALL = IN_ALL;
