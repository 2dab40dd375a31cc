const COMMANDS_PER_JOB = { task_dispatch: 4, approval: 1 };
/** The secretary hears of the task and of its end, the reviewer is asked, the contact person hears of report and end. */
const MESSAGES_PER_JOB = { 'task-dispatched': 1, 'decision-asked': 1, 'task-reported': 1, 'task-closed': 2 };
/** The tasks of a run; `$1`: how the keys of its submissions look. */
const TASKS = `select aggregate_id from task_dispatch.journal where command_key like $1`;

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
    const { rows, keys } = await commandsOf(books, schema, run);
    expect(`journal rows of commands in ${schema}`, rows, jobs * each);
    expect(`different commands in the journal of ${schema}`, keys, jobs * each);
  }
  const tasks = await tasksOf(books, run);
  for (const [what, found] of Object.entries(tasks)) expect(`${what} of the jobs`, found, jobs);
  const messages = await messagesOf(books, run);
  for (const kind of new Set([...Object.keys(MESSAGES_PER_JOB), ...Object.keys(messages)])) {
    expect(`messages ${kind}`, messages[kind] ?? 0, jobs * (MESSAGES_PER_JOB[kind] ?? 0));
  }
  return { ok: findings.length === 0, findings };
}

async function commandsOf(books, schema, run) {
  const [row] = await books.rows(
    `select count(*)::int as rows, count(distinct command_key)::int as keys
    from ${schema}.journal where command_key like $1`,
    [`${run}-%`],
  );
  return row;
}

async function tasksOf(books, run) {
  const [row] = await books.rows(
    `select count(*)::int as tasks, count(distinct (t.item_id, t.unit_id))::int as pairs,
      count(*) filter (where t.state = 'closed')::int as "closed tasks",
      count(*) filter (where i.approved = 1 and i.all = 1)::int as reviews
    from task_dispatch.tasks t
    left join lateral (select count(*) as all, count(*) filter (where state = 'approved') as approved
      from approval.instances i where i.district_id = t.district_id and i.business_id = t.id) i on true
    where t.id in (${TASKS})`,
    [`${run}-%-submit`],
  );
  return row;
}

async function messagesOf(books, run) {
  const rows = await books.rows(
    `with tasks as (${TASKS})
    select kind, count(*)::int as messages from notification.messages
    where link_id in (select aggregate_id from tasks) or link_id in (select a.id from approval.assignments a
      join approval.instances i on i.district_id = a.district_id and i.id = a.instance_id
      where i.business_id in (select aggregate_id from tasks))
    group by kind`,
    [`${run}-%-submit`],
  );
  return Object.fromEntries(rows.map(({ kind, messages }) => [kind, messages]));
}
