import type { AudienceTarget } from '#libs/contracts';
import { runSql, scopePredicate, SqlParameters } from '#libs/persistence';
import { DataSource } from 'typeorm';
import { KIND_WITHOUT_TASKS } from '../domain/unit.js';
import { type AudienceQuery, AudienceReader, type AudienceSummary } from '../ports/audience-reader.js';
import { inEffect, unitStands } from './appointment-row.js';

interface TargetRow extends Omit<AudienceTarget, 'unitId' | 'responsible'> {
  readonly id: string;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly vacant: boolean;
}

const NAMED_AT_MOST = 100;

export class TypeormAudienceReader extends AudienceReader {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async resolve(
    query: AudienceQuery,
    afterPath: string | null,
    limit: number,
  ): Promise<AudienceTarget[]> {
    const params = new SqlParameters();
    const reached = reachedBy(query, params);
    const rows = await runSql<TargetRow>(this.dataSource, {
      text: `${reached} select * from reached where path > ${params.bind(afterPath ?? '')}
        order by path limit ${params.bind(limit)}`,
      values: params.values,
    });
    return rows.map(toTarget);
  }

  override async summarise(query: AudienceQuery): Promise<AudienceSummary> {
    const params = new SqlParameters();
    const reached = reachedBy(query, params);
    const counted = await runSql<AudienceSummary['byKind'][number] & { without: number }>(this.dataSource, {
      text: `${reached} select kind, count(*)::int as units,
          count(*) filter (where person_id is null or vacant)::int as without
        from reached group by kind order by kind`,
      values: params.values,
    });
    const without = await runSql<TargetRow>(this.dataSource, {
      text: `${reached} select * from reached where person_id is null or vacant order by path limit ${NAMED_AT_MOST}`,
      values: params.values,
    });
    return {
      total: counted.reduce((sum, { units }) => sum + units, 0),
      byKind: counted.map(({ kind, units }) => ({ kind, units })),
      withoutResponsiblePerson: without.map(toTarget),
      withoutResponsibleTotal: counted.reduce((sum, each) => sum + each.without, 0),
    };
  }
}

/**
 * Each unit once: overlapping subtrees are conditions on one row, not joins. A unit belongs when it has
 * any of the tags; an exclusion takes out the one unit, not what is below it.
 */
function reachedBy({ districtId, rule, places, today }: AudienceQuery, params: SqlParameters): string {
  const [district, day] = [params.bind(districtId), params.bind(today)];
  const excluded = rule.exclusions.map((exclusion) => exclusion.unitId);
  return `with reached as (
    select u.id, u.path, u.name, u.kind, ${responsibleColumns(rule.postId)}
    from units u ${rule.postId === null ? '' : heldBy(params.bind(rule.postId), day)}
    where u.district_id = ${district} and ${unitStands(day)}
      and ${scopePredicate(places, 'u.path', params)}
      and u.kind <> ${params.bind(KIND_WITHOUT_TASKS)}
      and u.id <> all(${params.bind(excluded)}::uuid[])
      ${rule.kinds.length === 0 ? '' : `and u.kind = any(${params.bind(rule.kinds)}::text[])`}
      ${rule.tags.length === 0 ? '' : `and u.tags && ${params.bind(rule.tags)}::text[]`})`;
}

function responsibleColumns(postId: string | null): string {
  return postId === null
    ? 'u.responsible_person_id as person_id, u.responsible_name as person_name, u.responsible_vacant as vacant'
    : 'holder.person_id, holder.name as person_name, false as vacant';
}

/** Whoever holds the post in the unit, the longest in office if there are several. */
function heldBy(post: string, today: string): string {
  return `left join lateral (
    select a.person_id, p.name from appointments a
    join persons p on p.district_id = a.district_id and p.id = a.person_id
    where a.district_id = u.district_id and a.unit_id = u.id and a.post_id = ${post}
      and a.state <> 'ended' and ${inEffect(today)}
    order by a.from_day, a.id limit 1) as holder on true`;
}

function toTarget({ id, path, name, kind, person_id, person_name, vacant }: TargetRow): AudienceTarget {
  const responsible =
    person_id === null || person_name === null ? null : { personId: person_id, name: person_name, vacant };
  return { unitId: id, path, name, kind, responsible };
}
