/**
 * What one step of a task writes: its row, an entry of its clock, the journal, and what waits to be published.
 *
 * @param {string} name of the function
 * @param {number} facts rows of the journal, each waiting to be published
 * @param {string} rest statements after that; `told` are the facts' ids
 */
const step = (name, facts, rest = '') => `
create function floor.${name}(task uuid) returns integer language plpgsql as $$
declare
  district uuid := (select district_id from floor.sample);
  changed integer;
  told uuid[];
  place bigint;
begin
  update floor.tasks set version = version + 1, clock_since = clock_timestamp(), clock_entries = clock_entries + 1,
    signed_for_at = clock_timestamp(), effective_due_at = effective_due_at + interval '1 second'
  where district_id = district and id = task returning version into changed;
  insert into floor.clock_entries (district_id, task_id, position, holder, since, previous_counts_as_unit)
  values (district, task, changed, 'unit', clock_timestamp(), true);
  with written as (
    insert into floor.journal (district_id, fact_id, aggregate, aggregate_id, aggregate_version, seq, type, subject, data,
      outcome, actor, actor_person_id, command_key, request_hash, answer, before, after, correlation_id, occurred_at, bucket)
    select district_id, gen_random_uuid(), aggregate, task, changed, seq, type, subject, data, outcome, actor,
      actor_person_id, gen_random_uuid()::text, request_hash, answer, before, after, correlation_id, clock_timestamp(), bucket
    from floor.sample, generate_series(1, ${facts})
    returning district_id, fact_id, aggregate_id), queued as (
  insert into floor.pending (district_id, fact_id, aggregate_id) select * from written)
  select array_agg(fact_id) into told from written;
  ${rest}
  return changed;
end $$`;

/** The least transaction: what the task's own service writes. */
export const LEAST = { name: 'transition', rows: 4, text: step('transition', 1) };

/**
 * The same writes as a step and all that follows from it in other services, a fifth of a job's and rather
 * less than more: a review's row, a message, what was published taken off the list, receipts, and a change of state counted and folded.
 */
export const SAME_WRITES = {
  name: 'transition_and_all_that_follows',
  rows: 15,
  text: step(
    'transition_and_all_that_follows',
    2,
    `update floor.instances set version = version + 1 where district_id = district and id = task;
  insert into floor.messages (district_id, person_id, position, message_id, kind, pace, because, link_topic, link_id, params, at, fact_id)
  select district_id, task, changed, gen_random_uuid(), 'task-dispatched', 'now', 'responsible', 'task', task,
    jsonb_build_object('directiveTitle', directive_title, 'heading', heading), clock_timestamp(), told[1] from floor.sample_task;
  insert into floor.receipts (district_id, consumer, fact_id, minute, bucket)
  values (district, 'notification', told[1], 1, 1), (district, 'notification', told[2], 1, 1), (district, 'approval', told[1], 1, 1);
  delete from floor.pending where district_id = district and fact_id = any(told);
  insert into floor.task_totals_pending (district_id, directive_id, unit_id, contact_person_id, issuer_unit_path, unit_path, tasks)
  select district_id, directive_id, unit_id, contact_person_id, issuer_unit_path, unit_path, 1 from floor.sample_task
  returning position into place;
  delete from floor.task_totals_pending where district_id = district and position = place;`,
  ),
};
