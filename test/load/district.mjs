import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ADMINISTRATORS } from '../../deploy/demo/district.mjs';
import { dayFromNow } from '../../deploy/demo/clock.mjs';
import { foundDistrict } from '../../deploy/local/deploy-steps.mjs';
import { districtId } from '../../deploy/local/environment.mjs';
import { SCHEMAS } from '../chaos/platform.mjs';

/** Who knows the units as organization tells them. */
const FOLLOWERS = SCHEMAS.filter(({ service }) => service !== 'organization').map(({ schema }) => schema);
const ROOT = { name: '中共青岚区委员会', code: 'QW' };
const FROM = dayFromNow(-400);
const FAMILY_NAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹';
const GIVEN_NAMES = '岚松桦柏野川原溪明远宁安康平华文德志诚信';

/** @type {Record<string, { title: string, duties: string[], heads: boolean }>} */
const POSTS = {
  secretary: { title: '区委书记', duties: ['sign-off'], heads: true },
  issuer: { title: '综合科科长', duties: ['draft', 'dispatch'], heads: false },
  upper: { title: '党总支书记', duties: ['handle', 'dispatch', 'review'], heads: true },
  lower: { title: '党支部书记', duties: ['handle'], heads: true },
};

/**
 * A district for `users` seats: its secretary, and for each seat an issuer, a general branch with a reviewer and a grid
 * branch below it with a secretary. Units and people are written set by set past the services, as an import would;
 * whoever works is somebody with an account and a session of their own.
 */
export async function foundLoadDistrict({ world, books, users }) {
  await foundDistrict({
    world,
    founding: { districtId: districtId(), ...ROOT, administrators: ADMINISTRATORS },
  });
  const [root] = await books.rows('select id, path from organization.units where parent_id is null');
  const posts = await foundPosts(books);
  const office = { id: randomUUID(), parent: root, kind: 'office', name: '区委办公室', code: 'OFFICE' };
  const secretary = person({ unit: root, post: posts.secretary, scope: root });
  const seats = Array.from({ length: users }, (_, index) => seat({ index, root, office, posts }));
  // A directive needs somebody to go to when it is issued; the branches of the seats come after that.
  const model = unit({ parent: root, kind: 'grid-branch', name: '示范网格党支部', code: 'MODEL' });
  const uppers = seats.map(({ upper, reviewer }) => ({ ...upper, responsible: reviewer }));
  await foundUnits(books, [
    { ...office, responsible: seats[0].issuer },
    { ...model, responsible: secretary },
    ...uppers,
  ]);
  await headUnit(books, root.id, secretary);
  let branchesStand = false;
  const people = [secretary, ...seats.flatMap(({ issuer, reviewer }) => [issuer, reviewer])];
  await foundPeople(books, people);
  return {
    rootId: root.id,
    officeId: office.id,
    posts,
    secretary,
    seats,
    /** The branches that have no task yet, with their secretaries. */
    async foundBranches() {
      if (branchesStand) return;
      branchesStand = true;
      await foundUnits(
        books,
        seats.map(({ branch, branchSecretary }) => ({ ...branch, responsible: branchSecretary })),
      );
      await foundPeople(
        books,
        seats.map(({ branchSecretary }) => branchSecretary),
      );
    },
  };
}

function seat({ index, root, office, posts }) {
  const upper = unit({
    parent: root,
    kind: 'general-branch',
    name: `第${index + 1}社区党总支`,
    code: `U${index + 1}`,
  });
  const branch = unit({
    parent: upper,
    kind: 'grid-branch',
    name: `第${index + 1}网格党支部`,
    code: `G${index + 1}`,
  });
  return {
    upper,
    branch,
    issuer: person({ unit: office, post: posts.issuer, scope: root }),
    reviewer: person({ unit: upper, post: posts.upper, scope: upper }),
    branchSecretary: person({ unit: branch, post: posts.lower, scope: branch }),
  };
}

function unit({ parent, kind, name, code }) {
  return { id: randomUUID(), parent, kind, name, code };
}

let numberOfPeople = 0;

function person({ unit: { id: unitId }, post, scope }) {
  numberOfPeople += 1;
  const family = FAMILY_NAMES[numberOfPeople % FAMILY_NAMES.length];
  const given = GIVEN_NAMES[Math.trunc(numberOfPeople / FAMILY_NAMES.length) % GIVEN_NAMES.length];
  const token = randomBytes(32).toString('base64url');
  return {
    personId: randomUUID(),
    name: `${family}${given}`,
    unitId,
    postId: post.id,
    scopeUnitId: scope.id,
    accountId: randomUUID(),
    appointmentId: randomUUID(),
    login: `seat-${numberOfPeople}`,
    token,
    tokenHash: createHash('sha256').update(token).digest('hex'),
  };
}

async function foundPosts(books) {
  const posts = Object.entries(POSTS).map(([key, post]) => ({ key, id: randomUUID(), ...post }));
  await books.rows(
    `insert into organization.posts (district_id, id, version, title, duties, duty_group, heads)
    select $1, p.id, 1, p.title, p.duties, 'work', p.heads
    from jsonb_to_recordset($2::jsonb) as p(id uuid, title text, duties text[], heads boolean)`,
    [districtId(), JSON.stringify(posts)],
  );
  return Object.fromEntries(posts.map((post) => [post.key, post]));
}

/** Into organization's table, and from there into what the other services know of the units. */
export async function foundUnits(books, units) {
  const rows = units.map(({ id, parent, kind, name, code, responsible }) => ({
    id,
    parent: parent.id,
    kind,
    name,
    code,
    person: responsible?.personId ?? null,
    person_name: responsible?.name ?? null,
  }));
  await books.rows(FOUND_UNITS, [districtId(), JSON.stringify(rows), FROM]);
  await books.rows(
    `update organization.districts set last_unit_number = (select max(number) from organization.units)`,
  );
  await tellEverybody(books);
}

const FOUND_UNITS = `
with founded as (
  select u.*, d.last_unit_number + row_number() over (order by u.at) as number
  from rows from (jsonb_to_recordset($2::jsonb)
    as (id uuid, parent uuid, kind text, name text, code text, person uuid, person_name text))
    with ordinality as u(id, parent, kind, name, code, person, person_name, at)
  join organization.districts d on d.district_id = $1)
insert into organization.units (district_id, id, version, number, parent_id, path, kind, name, code, tags, valid_from,
  valid_to, mission, state, responsible_person_id, responsible_name, responsible_vacant, responsible_due_at)
select $1, f.id, 1, f.number, f.parent, p.path || f.number || '/', f.kind, f.name, f.code, '{}', $3::date,
  null, null, 'open', f.person, f.person_name, false, null
from founded f join organization.units p on p.district_id = $1 and p.id = f.parent`;

async function headUnit(books, unitId, { personId, name }) {
  const known = FOLLOWERS.map((schema) => [`${schema}.org_units`, 'unit_id']);
  for (const [table, id] of [['organization.units', 'id'], ...known]) {
    await books.rows(
      `update ${table} set responsible_person_id = $2, responsible_name = $3, responsible_vacant = false where ${id} = $1`,
      [unitId, personId, name],
    );
  }
}

/** What facts of the founding would have written into each service. */
export async function tellEverybody(books) {
  for (const schema of FOLLOWERS) {
    await books.rows(
      `insert into ${schema}.org_units (district_id, unit_id, parent_id, path, kind, name, code, tags, valid_from, valid_to,
        responsible_person_id, responsible_name, responsible_vacant, version)
      select district_id, id, parent_id, path, kind, name, code, tags, valid_from, valid_to,
        responsible_person_id, responsible_name, responsible_vacant, version
      from organization.units where district_id = $1 on conflict (district_id, unit_id) do nothing`,
      [districtId()],
    );
  }
}

async function foundPeople(books, all) {
  for (const statement of FOUND_PEOPLE)
    await books.rows(statement, [districtId(), JSON.stringify(all), FROM]);
}

const GIVEN = `jsonb_to_recordset($2::jsonb) as p("personId" uuid, name text, "unitId" uuid, "postId" uuid,
  "scopeUnitId" uuid, "accountId" uuid, "appointmentId" uuid, login text, "tokenHash" text)`;

/** Nobody signs in with a password here, so that the one of the administrator may stand for all. */
const FOUND_PEOPLE = [
  `insert into organization.persons (district_id, id, version, name)
  select $1, "personId", 1, name from ${GIVEN} where $3::date is not null`,
  `insert into organization.appointments (district_id, id, version, person_id, unit_id, post_id, duty_group,
    scope_unit_id, from_day, to_day, state, due_on)
  select $1, "appointmentId", 1, "personId", "unitId", "postId", 'work', "scopeUnitId", $3::date, null, 'in-effect', null
  from ${GIVEN}`,
  `insert into organization.accounts (district_id, id, version, person_id, login, password_hash, state, session_epoch)
  select $1, "accountId", 1, "personId", login, (select min(password_hash) from organization.accounts), 'open', 1
  from ${GIVEN} where $3::date is not null`,
  `insert into organization.sessions (district_id, id, version, account_id, person_id, token_hash, account_epoch,
    opened_at, last_seen_at, ends_at, ended_at)
  select $1, gen_random_uuid(), 1, "accountId", "personId", "tokenHash", 1, now(), now(), now() + interval '8 hours', null
  from ${GIVEN} where $3::date is not null`,
];
