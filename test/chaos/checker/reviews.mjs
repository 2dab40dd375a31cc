/** Both sides of a review agree: one instance per submission, and the task stands where its instance left it. */
export async function checkReviews({ books, findings }) {
  const submissions =
    await books.rows(`select aggregate_id as task, (data->'start'->>'instanceId')::uuid as instance,
      s.id is not null as started, r.id is not null as refused
    from task_dispatch.journal j
    left join approval.instances s on s.district_id = j.district_id and s.id = (j.data->'start'->>'instanceId')::uuid
    left join approval.start_refusals r on r.district_id = j.district_id and r.id = (j.data->'start'->>'instanceId')::uuid
    where j.type = 'task-dispatch.task.submitted'`);
  for (const { task, instance, started, refused } of submissions) {
    if (!started && !refused)
      findings.lost.push(`the submission of task ${task} has no approval ${instance}`);
  }
  const parted = await books.rows(`select t.id, t.state, i.id as instance, i.state as review
    from task_dispatch.tasks t join approval.instances i on i.district_id = t.district_id and i.business_id = t.id
      and i.business_type = 'task' and i.round = t.round
    where (i.state = 'running') <> (t.state = 'in-review') or (i.state = 'approved' and t.state <> 'closed')`);
  for (const row of parted) {
    findings.lost.push(`task ${row.id} is ${row.state} while its approval ${row.instance} is ${row.review}`);
  }
}
