import { countsOf, expectSame } from './same.mjs';

/**
 * Tasks are what the facts make of them: a chunk of a dispatch brings them forth, the last line about each says how it
 * stands. The table, the list, the counts and the coverage report that people are shown must all say so.
 */
export async function checkTasks({ books, district, directive: { directiveId }, findings }) {
  const told = await tasksToldOf(books, directiveId);
  await checkTable({ books, directiveId, told, findings });
  const drafter = district.people.find((one) => one.login === 'qicao').api;
  const listed = await drafter.all(`tasks?directiveId=${directiveId}`);
  const shown = new Map(listed.map((row) => [row.taskId, row.state]));
  for (const { id, state } of told)
    expectSame(`task ${id} in the list`, { shown: { state: shown.get(id) }, wanted: { state }, findings });
  await checkCounts({ drafter, directiveId, told, findings });
  await checkCoverage({ drafter, directiveId, told, findings });
}

async function tasksToldOf(books, directiveId) {
  return await books.rows(
    `select (made->>'taskId')::uuid as id, (j.data->>'itemId')::uuid as item, coalesce(last.state, 'dispatched') as state
    from task_dispatch.journal j cross join jsonb_array_elements(j.data->'tasks') as made
    left join lateral (select after->>'state' as state from task_dispatch.journal t
      where t.district_id = j.district_id and t.aggregate = 'task' and t.aggregate_id = (made->>'taskId')::uuid
        and t.outcome = 'accepted' order by aggregate_version desc, seq desc limit 1) last on true
    where j.type = 'task-dispatch.dispatch.tasks-created' and j.data->>'directiveId' = $1`,
    [directiveId],
  );
}

async function checkTable({ books, directiveId, told, findings }) {
  const stored = await books.rows('select id, state from task_dispatch.tasks where directive_id = $1', [
    directiveId,
  ]);
  const states = new Map(stored.map(({ id, state }) => [id, state]));
  for (const { id, state } of told) {
    if (!states.has(id)) findings.lost.push(`task ${id}, which a dispatch tells of, is in no table`);
    else if (states.get(id) !== state)
      findings.lost.push(`task ${id} is ${states.get(id)}, its journal says ${state}`);
    states.delete(id);
  }
  for (const id of states.keys()) findings.phantom.push(`task ${id} was made by no dispatch`);
}

async function checkCounts({ drafter, directiveId, told, findings }) {
  const { byState: shown } = await drafter.get(`tasks/counts?directiveId=${directiveId}`);
  expectSame('the counts of tasks', { shown, wanted: countsOf(told, ({ state }) => state), findings });
}

async function checkCoverage({ drafter, directiveId, told, findings }) {
  const { complete, rows } = await drafter.get(`directives/${directiveId}/coverage`);
  if (!complete) findings.lost.push('the coverage report says that a sentence is not covered');
  const byItem = Map.groupBy(told, ({ item }) => item);
  const shown = new Map(rows.filter(({ itemId }) => itemId).map(({ itemId, tasks }) => [itemId, tasks]));
  for (const item of new Set([...byItem.keys(), ...shown.keys()])) {
    const wanted = countsOf(byItem.get(item) ?? [], ({ state }) => state);
    expectSame(`the coverage of item ${item}`, { shown: shown.get(item) ?? {}, wanted, findings });
  }
}
