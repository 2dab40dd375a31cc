import { fromEach } from '../books.mjs';

/** Tables with a version, and the aggregate under which the journal tells of their rows. */
const STATES = [
  ['task_dispatch', 'tasks', 'task'],
  ['task_dispatch', 'directives', 'directive'],
  ['task_dispatch', 'dispatches', 'dispatch'],
  ['approval', 'instances', 'instance'],
  ['organization', 'units', 'unit'],
  ['organization', 'accounts', 'account'],
];

/**
 * The versions of every aggregate follow each other without a gap, in the order in which they were written, and its row
 * stands at the last one. A task made by a dispatch has its first version in the dispatch's fact.
 */
export async function checkVersions({ books, findings }) {
  const rows = await fromEach(
    books,
    (
      schema,
    ) => `select aggregate, aggregate_id as id, aggregate_version as version, seq, min(recorded_at) as at, count(*)::int as times
      from ${schema}.journal where outcome = 'accepted' group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );
  const aggregates = Map.groupBy(rows, (row) => `${row.schema}.${row.aggregate} ${row.id}`);
  for (const [name, own] of aggregates) checkOne(name, own, findings);
  for (const state of STATES) await checkRows(books, state, { aggregates, findings });
  await checkTaskStates(books, findings);
}

function checkOne(name, rows, findings) {
  for (const row of rows)
    if (row.times > 1) findings.duplicated.push(`${name} has version ${row.version} ${row.times} times`);
  const versions = [...new Set(rows.map((row) => row.version))];
  if (versions[0] > 2) findings.lost.push(`${name} begins at version ${versions[0]}`);
  for (const [index, version] of versions.entries()) {
    if (index > 0 && version !== versions[index - 1] + 1) {
      findings.lost.push(`${name} has no version between ${versions[index - 1]} and ${version}`);
    }
  }
  for (const [index, row] of rows.entries()) {
    if (index > 0 && row.at < rows[index - 1].at)
      findings.outOfOrder.push(`${name}: version ${row.version} was written early`);
  }
}

async function checkRows(books, [schema, table, aggregate], { aggregates, findings }) {
  for (const { id, version } of await books.rows(`select id, version from ${schema}.${table}`)) {
    const last = aggregates.get(`${schema}.${aggregate} ${id}`)?.at(-1)?.version ?? 1;
    if (version > last)
      findings.phantom.push(`${table} ${id} is at version ${version}, the journal ends at ${last}`);
    if (version < last)
      findings.lost.push(`${table} ${id} is at version ${version}, the journal ends at ${last}`);
  }
}

/** The state that a task's last line in the journal left it in is the one it has. */
async function checkTaskStates(books, findings) {
  const rows =
    await books.rows(`select t.id, t.state, t.round, j.after->>'state' as told, (j.after->>'round')::int as told_round
    from task_dispatch.tasks t join lateral (select after from task_dispatch.journal j
      where j.district_id = t.district_id and j.aggregate_id = t.id and j.outcome = 'accepted' and j.aggregate = 'task'
      order by aggregate_version desc, seq desc limit 1) j on true
    where t.state <> j.after->>'state' or t.round <> (j.after->>'round')::int`);
  for (const row of rows) {
    findings.lost.push(
      `task ${row.id} is ${row.state} in round ${row.round}, its journal says ${row.told} in ${row.told_round}`,
    );
  }
}
