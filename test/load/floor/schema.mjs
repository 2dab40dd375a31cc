/** Tables like the services' own, with their indexes and constraints, and the least statements that write to them. */
import { LEAST, SAME_WRITES } from './transition.mjs';

const OWNERS = {
  tasks: 'task_dispatch',
  clock_entries: 'task_dispatch',
  dispatch_targets: 'task_dispatch',
  journal: 'task_dispatch',
  pending: 'task_dispatch',
  receipts: 'task_dispatch',
  task_totals_pending: 'task_dispatch',
  instances: 'approval',
  messages: 'notification',
  inboxes: 'notification',
};

/** Makes the tables and the tasks; a step's journal row is sized as a real one. */
export async function makeFloor(books, tasks) {
  await books.rows('drop schema if exists floor cascade');
  await books.rows('create schema floor');
  for (const [table, owner] of Object.entries(OWNERS)) {
    await books.rows(`create table floor.${table} (like ${owner}.${table} including all)`);
    await copySettings(books, owner, table);
  }
  await books.rows(`create table floor.sample as
    select * from task_dispatch.journal where type = 'task-dispatch.task.signed-for' limit 1`);
  await books.rows(`create table floor.sample_task as select * from task_dispatch.tasks limit 1`);
  for (const { text } of [LEAST, SAME_WRITES]) await books.rows(text);
  const { columns, values } = await columnsOf(books, 'tasks', {
    id: 'gen_random_uuid()',
    unit_id: 'gen_random_uuid()',
  });
  await books.rows(
    `insert into floor.tasks (${columns}) select ${values} from floor.sample_task s, generate_series(1, ${tasks})`,
  );
  await addReviews(books);
  await books.rows('analyze');
  return (await books.rows('select id from floor.tasks')).map(({ id }) => id);
}

/** For each task a review under its id, where there is one to copy. */
async function addReviews(books) {
  const { columns, values } = await columnsOf(books, 'instances', { id: 't.id', business_id: 't.id' });
  await books.rows(`insert into floor.instances (${columns}) select ${values}
    from floor.tasks t, (select * from approval.instances limit 1) s`);
}

/** `like` leaves out how a table is stored and vacuumed. */
async function copySettings(books, owner, table) {
  const [{ settings }] = await books.rows(
    `select array_to_string(reloptions, ', ') as settings from pg_class where oid = $1::regclass`,
    [`${owner}.${table}`],
  );
  if (settings) await books.rows(`alter table floor.${table} set (${settings})`);
}

/** All columns of a table, taken from the row `s` except those given. */
async function columnsOf(books, table, given) {
  const rows = await books.rows(
    `select quote_ident(column_name) as name from information_schema.columns
    where table_schema = 'floor' and table_name = $1 order by ordinal_position`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  return { columns: names.join(', '), values: names.map((name) => given[name] ?? `s.${name}`).join(', ') };
}

/**
 * What a directive to `n` units leaves behind, in one transaction of five statements: the targets, the tasks with
 * their clocks, a message for each responsible person and its inbox.
 *
 * @returns {Promise<number>} seconds
 */
export async function bulkInsert(books, n) {
  const { columns, values } = await columnsOf(books, 'tasks', {
    id: 'u.task',
    unit_id: 'u.unit',
    dispatch_id: 'u.dispatch',
  });
  const units = `(select gen_random_uuid() as task, gen_random_uuid() as unit, gen_random_uuid() as person, d.dispatch, i
    from generate_series(1, ${n}) as i, (select gen_random_uuid() as dispatch) as d)`;
  await books.rows(`drop table if exists floor.units`);
  await books.rows(`create unlogged table floor.units as select * from ${units} as u`);
  const began = performance.now();
  await books.rows('begin');
  for (const statement of bulkStatements(columns, values)) await books.rows(statement);
  await books.rows('commit');
  return (performance.now() - began) / 1_000;
}

function bulkStatements(columns, values) {
  return [
    `insert into floor.dispatch_targets (district_id, dispatch_id, position, unit_id, unit_path, unit_name, responsible)
    select s.district_id, u.dispatch, u.i, u.unit, s.unit_path, s.unit_name, s.responsible from floor.sample_task s, floor.units u`,
    `insert into floor.tasks (${columns}) select ${values} from floor.sample_task s, floor.units u`,
    `insert into floor.clock_entries (district_id, task_id, position, holder, since, previous_counts_as_unit)
    select s.district_id, u.task, 1, 'unit', clock_timestamp(), true from floor.sample_task s, floor.units u`,
    `insert into floor.messages (district_id, person_id, position, message_id, kind, pace, because, link_topic, link_id,
      params, at, fact_id)
    select s.district_id, u.person, 1, gen_random_uuid(), 'task-dispatched', 'now', 'responsible', 'task', u.task,
      jsonb_build_object('directiveTitle', s.directive_title, 'heading', s.heading), clock_timestamp(), u.dispatch
    from floor.sample_task s, floor.units u`,
    `insert into floor.inboxes (district_id, person_id, last_position, unread)
    select s.district_id, u.person, 1, 1 from floor.sample_task s, floor.units u`,
  ];
}
