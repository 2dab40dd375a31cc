import type { AppointmentView } from '#libs/contracts';
import {
  containsPattern,
  CursorCodec,
  prefixPattern,
  runSql,
  scopePredicate,
  SqlParameters,
} from '#libs/persistence';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { PeopleDirectory, type PersonView, type PostView } from '../ports/people-directory.js';
import type { Page, PageRequest, View } from '../ports/unit-directory.js';
import { inEffect } from './appointment-row.js';
import { pageOf } from './pages.js';
import { postView, type PostRow, toPost } from './people-rows.js';

type Filter = Parameters<PeopleDirectory['people']>[1];

interface PersonFound {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly active: boolean;
}

const HELD = `appointments a join units u on u.district_id = a.district_id and u.id = a.unit_id`;

export class TypeormPeopleDirectory extends PeopleDirectory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: CursorCodec,
  ) {
    super();
  }

  override async posts(districtId: string, page: PageRequest): Promise<Page<PostView>> {
    return await pageOf(this.cursors, {
      purpose: `${districtId} posts`,
      page,
      keys: (post) => [post.title],
      read: async ([after = null], limit) => {
        const rows = await runSql<PostRow>(this.dataSource, {
          text: `select id, district_id, version, title, duties, duty_group, heads from posts
            where district_id = $1 and ($2::text is null or title > $2) order by title limit $3`,
          values: [districtId, after, limit],
        });
        return rows.map((row) => postView(toPost(row)));
      },
    });
  }

  override async person(view: View, personId: string, always: boolean): Promise<PersonView | null> {
    const params = new SqlParameters([view.districtId, personId, always]);
    const seen = this.holdsInView(view, null, params);
    const found = await this.found(`p.id = $2 and ($3::boolean or ${seen})`, view, params);
    return (await this.withAppointments(view, found))[0] ?? null;
  }

  override async people(view: View, filter: Filter, page: PageRequest): Promise<Page<PersonView>> {
    const question = createHash('sha256')
      .update(JSON.stringify([filter.below, filter.q]))
      .digest('base64url');
    return await pageOf(this.cursors, {
      purpose: `${view.districtId} people ${question}`,
      page,
      keys: (person) => [person.name, person.personId],
      read: async ([name = null, id = null], limit) => {
        const params = new SqlParameters([view.districtId, name, id]);
        const conditions = [
          '($2::text is null or (p.name, p.id) > ($2, $3::uuid))',
          ...(filter.q === undefined ? [] : [`p.name ilike ${params.bind(containsPattern(filter.q))}`]),
          ...(filter.withoutPost ? [] : [this.holdsInView(view, filter.below, params)]),
        ];
        const limited = `${conditions.join(' and ')} order by p.name, p.id limit ${params.bind(limit)}`;
        return await this.withAppointments(view, await this.found(limited, view, params));
      },
    });
  }

  private holdsInView(view: View, below: string | null, params: SqlParameters): string {
    const inSubtree = below === null ? '' : `and u.path like ${params.bind(prefixPattern(below))}`;
    return `exists (select from ${HELD} where a.district_id = p.district_id and a.person_id = p.id
      and a.state <> 'ended' and ${inEffect(params.bind(view.today))}
      and ${scopePredicate(view.scope, 'u.path', params)} ${inSubtree})`;
  }

  private async found(condition: string, view: View, params: SqlParameters): Promise<PersonFound[]> {
    return await runSql<PersonFound>(this.dataSource, {
      text: `select p.id, p.name, p.version, exists (select from appointments a where a.district_id = p.district_id
          and a.person_id = p.id and a.state <> 'ended' and ${inEffect(params.bind(view.today))}) as active
        from persons p where p.district_id = $1 and ${condition}`,
      values: params.values,
    });
  }

  /** Only the posts in view: the others are as little to be known as their units. */
  private async withAppointments(view: View, people: readonly PersonFound[]): Promise<PersonView[]> {
    const params = new SqlParameters([view.districtId, people.map((person) => person.id), view.today]);
    const rows = await runSql<AppointmentView>(this.dataSource, {
      text: `select a.id as "appointmentId", a.person_id as "personId", p.name as "personName",
          u.id as "unitId", u.name as "unitName", u.path as "unitPath", o.id as "postId",
          o.title as "postTitle", o.duties, s.id as "scopeUnitId", s.path as "scopePath",
          a.from_day as "from", a.to_day as "to", a.version
        from ${HELD}
        join persons p on p.district_id = a.district_id and p.id = a.person_id
        join posts o on o.district_id = a.district_id and o.id = a.post_id
        join units s on s.district_id = a.district_id and s.id = a.scope_unit_id
        where a.district_id = $1 and a.person_id = any($2::uuid[]) and a.state <> 'ended'
          and ${inEffect('$3')} and ${scopePredicate(view.scope, 'u.path', params)}
        order by a.from_day, a.id`,
      values: params.values,
    });
    const byPerson = Map.groupBy(rows, (row) => row.personId);
    return people.map(({ id, name, active, version }) => {
      return { personId: id, name, active, appointments: byPerson.get(id) ?? [], version };
    });
  }
}
