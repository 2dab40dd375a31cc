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
 */
export function nearDuplicatesStatement(params: SqlParameters, key: DirectiveKey, caller: Caller): string {
  const district = params.bind(key.districtId);
  const directive = params.bind(key.directiveId);
  return `with mine as (
  select item_id, grams, position,
    array(select u.path from jsonb_array_elements_text(audience -> 'subtrees') as s (id)
      join org_units u on u.district_id = ${district} and u.unit_id = s.id::uuid) as paths,
    array(select (e ->> 'unitId')::uuid from jsonb_array_elements(audience -> 'exclusions') as e) as excluded
  from directive_items
  where district_id = ${district} and directive_id = ${directive} and position is not null
    and outcome = 'task' and audience is not null
), alike as (
  select m.*, i.directive_id, i.item_id as other_item_id, i.path, i.heading, i.body,
    d.title as directive_title, d.register_number,
    c.common::float8 / (cardinality(m.grams) + cardinality(i.grams) - c.common) as similarity
  from mine m
  join directive_items i on i.district_id = ${district} and i.grams && m.grams and i.position is not null
    and i.directive_id <> ${directive}
  join directives d on d.district_id = i.district_id and d.id = i.directive_id and d.state = 'issued'
  join org_units u on u.district_id = d.district_id and u.unit_id = d.issuer_unit_id
  cross join lateral (select count(*) as common
    from unnest(i.grams) as theirs (gram) join unnest(m.grams) as ours (gram) using (gram)) as c
  where ${mayBeSeen(caller, params)}
), awaited as (
  select s.*, t.units, row_number() over (partition by s.item_id order by similarity desc, other_item_id) as place
  from alike s
  cross join lateral (select count(distinct t.unit_id)::int as units from tasks t
    where t.district_id = ${district} and t.directive_id = s.directive_id and t.item_id = s.other_item_id
      and t.state not in ${ENDED} and t.unit_id <> all(s.excluded)
      and exists (select from unnest(s.paths) as p (path) where starts_with(t.unit_path, p.path))) as t
  where s.similarity >= ${params.bind(LEAST_SIMILARITY)} and t.units > 0
)
select item_id, directive_id, directive_title, register_number, other_item_id, path,
  left(coalesce(heading, '') || body, ${EXCERPT}) as excerpt, similarity, units, place > ${PER_ITEM} as more
from awaited where place <= ${PER_ITEM + 1}
order by more, similarity desc, position, other_item_id limit ${IN_ALL + 1}`;
}

export const SHOWN_IN_ALL = IN_ALL;
