const COMMANDS_PER_JOB = { task_dispatch: 4, approval: 1 };

/**
 * Counts in the tables what the jobs of this run left behind.
 *
 * @returns {Promise<{ ok: boolean, findings: string[] }>} every finding is a sentence
 */
export async function checkJobs(books, { run, jobs }) {
  const findings = [];
  const expect = (what, found, wanted) => {
    if (found !== wanted) findings.push(`${what}: ${found} instead of ${wanted}`);
  };
  for (const [schema, each] of Object.entries(COMMANDS_PER_JOB)) {
    const [row] = await books.rows(
      `select count(*)::int as rows, count(distinct command_key)::int as keys
      from ${schema}.journal where command_key like $1`,
      [`${run}-%`],
    );
    expect(`journal rows of commands in ${schema}`, row.rows, jobs * each);
    expect(`different commands in the journal of ${schema}`, row.keys, jobs * each);
  }
  const [tasks] = await books.rows(
    `select count(*)::int as tasks, count(distinct (t.item_id, t.unit_id))::int as pairs,
      count(*) filter (where t.state = 'closed')::int as closed,
      count(*) filter (where i.approved = 1 and i.all = 1)::int as reviewed
    from task_dispatch.tasks t
    left join lateral (select count(*) as all, count(*) filter (where state = 'approved') as approved
      from approval.instances i where i.district_id = t.district_id and i.business_id = t.id) i on true
    where t.id in (select aggregate_id from task_dispatch.journal where command_key like $1)`,
    [`${run}-%-submit`],
  );
  for (const [what, found] of Object.entries(tasks)) expect(`${what} of the jobs`, found, jobs);
  return { ok: findings.length === 0, findings };
}
