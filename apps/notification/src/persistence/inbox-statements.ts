/**
 * One statement for any number of messages to any number of people: the inbox rows are locked in the
 * order of the person, so that two batches never wait for each other in a circle.
 * `$1`: JSON array of message rows, in the order in which they are to stand.
 */
export const APPEND = `
with told as (
  select t.*, row_number() over (partition by t.district_id, t.person_id order by t.ordinality) as nth
  from rows from (jsonb_to_recordset($1::jsonb) as (
    district_id uuid, person_id uuid, message_id uuid, kind text, pace text, because text, link_topic text, link_id uuid,
    params jsonb, at timestamptz, fact_id uuid)) with ordinality as t
), counted as (
  insert into inboxes as i (district_id, person_id, last_position, unread)
  select district_id, person_id, count(*), count(*) from told group by district_id, person_id order by district_id, person_id
  on conflict (district_id, person_id) do update
    set last_position = i.last_position + excluded.last_position, unread = i.unread + excluded.unread
  returning district_id, person_id, last_position
), sums as (
  select district_id, person_id, count(*) as added from told group by district_id, person_id
), put as (
  insert into messages (district_id, person_id, position, message_id, kind, pace, because, link_topic, link_id, params, at, fact_id)
  select t.district_id, t.person_id, c.last_position - s.added + t.nth, t.message_id, t.kind, t.pace, t.because,
    t.link_topic, t.link_id, t.params, t.at, t.fact_id
  from told t join counted c using (district_id, person_id) join sums s using (district_id, person_id)
)
select person_id, last_position as last from counted`;

const COLUMNS = 'message_id, person_id, position, kind, because, link_topic, link_id, params, at, read_at';

/** `$1` district, `$2` person, `$3` below this position or null, `$4` unread only, `$5` limit. */
export const PAGE = `
select ${COLUMNS} from messages
where district_id = $1 and person_id = $2 and ($3::bigint is null or position < $3) and (not $4::boolean or read_at is null)
order by position desc limit $5`;

/** `$1` district, `$2` person, `$3` above this position, `$4` limit. */
export const SINCE = `
select ${COLUMNS} from messages where district_id = $1 and person_id = $2 and position > $3 order by position limit $4`;

export const STATE = `select unread, last_position as last from inboxes where district_id = $1 and person_id = $2`;

/** `$3` ids or null, `$4` up to this position or null, `$5` now. */
export const MARK_READ = `
with own as (
  select district_id, person_id from inboxes where district_id = $1 and person_id = $2 for update
), marked as (
  update messages m set read_at = $5 from own
  where m.district_id = own.district_id and m.person_id = own.person_id and m.read_at is null
    and (m.message_id = any($3::uuid[]) or m.position <= $4::bigint)
  returning 1
)
update inboxes i set unread = i.unread - (select count(*) from marked)
where i.district_id = $1 and i.person_id = $2 returning i.unread, i.last_position as last`;
