import { fromEach } from '../books.mjs';

/** What people are shown in the end is what the tables hold: audit trail, counts, lights, coverage, unread messages. */
export async function checkServed({ books, district, directive, auditor, findings }) {
  await checkAudit({ books, auditor, findings });
  const drafter = district.people.find((one) => one.login === 'qicao').api;
  await checkTasks({ books, drafter, directive, findings });
  for (const person of district.people.filter((one) => !one.disabledAt))
    await checkUnread({ books, person, findings });
}

async function checkAudit({ books, auditor, findings }) {
  const shown = new Map((await auditor.all('audit')).map((row) => [row.factId, row]));
  const written = await fromEach(books, (schema) => `select fact_id, type from ${schema}.journal`);
  for (const { schema, type, fact_id: id } of written) {
    if (!shown.delete(id)) findings.lost.push(`the audit trail does not show ${type} ${id} of ${schema}`);
  }
  for (const id of shown.keys()) findings.phantom.push(`the audit trail shows ${id}, which no journal has`);
}

async function checkTasks({ books, drafter, directive: { directiveId }, findings }) {
  const tasks = await books.rows(
    `select id, item_id, state, case when state in ('closed', 'cancelled', 'handed-over') then null
        when red_at <= now() then 'red' when yellow_at <= now() then 'yellow' else 'green' end as light
      from task_dispatch.tasks where directive_id = $1`,
    [directiveId],
  );
  const byState = countsOf(tasks, (task) => task.state);
  const { byState: counted } = await drafter.get(`tasks/counts?directiveId=${directiveId}`);
  expectSame('the counts of tasks', { shown: counted, stored: byState, findings });
  const { complete, rows } = await drafter.get(`directives/${directiveId}/coverage`);
  if (!complete) findings.lost.push('the coverage report says that a sentence is not covered');
  for (const [itemId, own] of Map.groupBy(tasks, (task) => task.item_id)) {
    const shown = rows.find((row) => row.itemId === itemId)?.tasks ?? {};
    expectSame(`the coverage of item ${itemId}`, {
      shown,
      stored: countsOf(own, (task) => task.state),
      findings,
    });
  }
  const listed = new Map(
    (await drafter.all(`tasks?directiveId=${directiveId}`)).map((row) => [row.taskId, row]),
  );
  for (const { id, state, light } of tasks) {
    const row = listed.get(id);
    const shown = { state: row?.state, light: row?.light ?? null };
    expectSame(`task ${id} in the list`, { shown, stored: { state, light }, findings });
  }
}

async function checkUnread({ books, person, findings }) {
  const [{ unread }] = await books.rows(
    'select count(*)::int as unread from notification.messages where person_id = $1 and read_at is null',
    [person.personId],
  );
  const shown = (await person.api.get('inbox/summary')).unread;
  expectSame(`the inbox of ${person.login}`, { shown: { unread: shown }, stored: { unread }, findings });
}

function expectSame(what, { shown, stored, findings }) {
  const keys = new Set([...Object.keys(shown), ...Object.keys(stored)]);
  const differing = [...keys].filter((key) => (shown[key] || null) !== (stored[key] || null));
  for (const key of differing)
    findings.lost.push(`${what}: ${key} is shown as ${shown[key]} and stored as ${stored[key]}`);
}

function countsOf(list, nameOf) {
  return Object.fromEntries([...Map.groupBy(list, nameOf)].map(([name, own]) => [name, own.length]));
}
