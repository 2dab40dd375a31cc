import type { CallerAppointment } from '#libs/kernel';
import { inEffect, unitStands } from './appointment-row.js';

/** An open session of an open account. */
export const SESSION_BY_TOKEN = {
  name: 'session_by_token',
  asks: { district_id: 'uuid', token_hash: 'text' },
  text: `select s.district_id as "districtId", s.id as "sessionId", s.account_id as "accountId",
      s.person_id as "personId", s.account_epoch as "accountEpoch", s.token_hash as "tokenHash",
      s.opened_at as "openedAt", s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt"
    from sessions s
    join accounts a on a.district_id = s.district_id and a.id = s.account_id
    where s.district_id = q.district_id and s.token_hash = q.token_hash and s.ended_at is null
      and a.state = 'open' and a.session_epoch = s.account_epoch`,
};

/** A person with one of their posts; somebody without any has one row of nulls. */
export type IdentityRow = { readonly name: string; readonly epoch: string } & (
  CallerAppointment | Readonly<Record<keyof CallerAppointment, null>>
);

/** As many posts as a signed token can carry. */
const POSTS_AT_MOST = 50;

/** A person with the posts held on a day in units that go on. */
export const IDENTITY = {
  name: 'identity',
  asks: { district_id: 'uuid', person_id: 'uuid', today: 'date' },
  text: `select p.name, p.epoch, held.* from persons p left join lateral (
      select a.id as "appointmentId", u.id as "unitId", u.path as "unitPath", o.id as "postId",
        o.title as "postTitle", o.duties, s.path as "scopePath"
      from appointments a
      join units u on u.district_id = a.district_id and u.id = a.unit_id
      join units s on s.district_id = a.district_id and s.id = a.scope_unit_id
      join posts o on o.district_id = a.district_id and o.id = a.post_id
      where a.district_id = p.district_id and a.person_id = p.id and a.state <> 'ended'
        and ${inEffect('q.today')} and ${unitStands('q.today')}
      order by a.from_day, a.id limit ${POSTS_AT_MOST}) held on true
    where p.district_id = q.district_id and p.id = q.person_id`,
};
