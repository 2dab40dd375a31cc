import type { HolderLevel } from '#libs/contracts';
import { runSql, SqlParameters } from '#libs/persistence';
import { DataSource } from 'typeorm';
import { type HolderQuery, HolderReader } from '../ports/holder-reader.js';
import { inEffect, unitStands } from './appointment-row.js';

type FoundHolder = HolderLevel['holders'][number];

interface Level {
  readonly unitId: string;
  readonly unitName: string;
  readonly unitPath: string;
}

export class TypeormHolderReader extends HolderReader {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async find(query: HolderQuery): Promise<HolderLevel[] | null> {
    const levels = await this.levelsFrom(query);
    if (levels.length === 0) return null;
    const { selector } = query;
    if (selector.by === 'persons') {
      const active = await this.holders(query, []);
      const byPerson = new Map(active.toReversed().map((holder) => [holder.personId, holder]));
      const holders = selector.personIds.flatMap((personId) => byPerson.get(personId) ?? []);
      return [{ ...levels[0]!, holders }];
    }
    const holders = await this.holders(
      query,
      levels.map((level) => level.unitId),
    );
    const byUnit = Map.groupBy(holders, (holder) => holder.unitId);
    return levels.map((level) => ({ ...level, holders: byUnit.get(level.unitId) ?? [] }));
  }

  /** The unit first, the root last. */
  private async levelsFrom({ districtId, unitId }: HolderQuery): Promise<Level[]> {
    return await runSql<Level>(this.dataSource, {
      name: 'levels_up',
      text: `select above.id as "unitId", above.name as "unitName", above.path as "unitPath" from units own
        cross join lateral string_to_array(trim(both '/' from own.path), '/') as numbers
        cross join lateral generate_series(1, cardinality(numbers)) as level
        join units above on above.district_id = own.district_id
          and above.path = '/' || array_to_string(numbers[1:level], '/') || '/'
        where own.district_id = $1 and own.id = $2 order by level desc`,
      values: [districtId, unitId],
    });
  }

  private async holders(
    { districtId, selector, today }: HolderQuery,
    unitIds: readonly string[],
  ): Promise<FoundHolder[]> {
    const params = new SqlParameters([districtId, today, unitIds]);
    const condition = {
      duty: () => `a.unit_id = any($3::uuid[]) and ${params.bind(valueOf(selector))} = any(o.duties)`,
      post: () => `a.unit_id = any($3::uuid[]) and a.post_id = ${params.bind(valueOf(selector))}`,
      persons: () =>
        `cardinality($3::uuid[]) = 0 and a.person_id = any(${params.bind(valueOf(selector))}::uuid[])`,
    }[selector.by]();
    return await runSql<FoundHolder>(this.dataSource, {
      name: `holders_by_${selector.by}`,
      text: `select a.person_id as "personId", p.name, a.id as "appointmentId", o.title as "postTitle",
          u.id as "unitId", u.name as "unitName"
        from appointments a
        join persons p on p.district_id = a.district_id and p.id = a.person_id
        join posts o on o.district_id = a.district_id and o.id = a.post_id
        join units u on u.district_id = a.district_id and u.id = a.unit_id
        where a.district_id = $1 and a.state <> 'ended' and ${inEffect('$2')} and ${unitStands('$2')} and ${condition}
        order by a.from_day, a.id`,
      values: params.values,
    });
  }
}

function valueOf(selector: HolderQuery['selector']): unknown {
  if (selector.by === 'duty') return selector.duty;
  return selector.by === 'post' ? selector.postId : selector.personIds;
}
