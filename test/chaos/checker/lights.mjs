import { expectSame } from './same.mjs';

const INSTANTS = ['effectiveDueAt', 'yellowAt', 'redAt'];
const AMOUNTS = ['clockHolder', 'clockEntries', 'heldByOthersMs', 'lateWhenLeft'];

/** The clock of every task is what its ledger makes of it, and the light that people are shown is that clock's. */
export async function checkLights({ books, district, directive: { directiveId }, rules, findings }) {
  const drafter = district.people.find((one) => one.login === 'qicao').api;
  const listed = await drafter.all(`tasks?directiveId=${directiveId}`);
  const shown = new Map(listed.map((row) => [row.taskId, row]));
  const ledgers = await ledgersOf(books, directiveId);
  for (const task of await clocksOf(books, directiveId)) {
    const ledger = ledgers.get(task.id) ?? [];
    if (!isWhole(ledger)) {
      findings.lost.push(`the clock ledger of task ${task.id} has a gap`);
      continue;
    }
    const clock = rules.clockOf(ledger, task, rules.calendar);
    compareClock({ task, clock, findings });
    const now = new Date();
    const lit = { state: task.state, ...clock };
    const wanted = { light: rules.lightOf(lit, now), late: rules.isLate(lit, now) };
    const { light, late } = shown.get(task.id) ?? {};
    expectSame(`task ${task.id} in the list`, { shown: { light, late }, wanted, findings });
  }
}

async function clocksOf(books, directiveId) {
  return await books.rows(
    `select id, state, dispatched_at as "dispatchedAt", due_at as "dueAt", clock_holder as "clockHolder",
      clock_entries as "clockEntries", held_by_others_ms::float8 as "heldByOthersMs", late_when_left as "lateWhenLeft",
      effective_due_at as "effectiveDueAt", yellow_at as "yellowAt", red_at as "redAt"
    from task_dispatch.tasks where directive_id = $1`,
    [directiveId],
  );
}

async function ledgersOf(books, directiveId) {
  const entries = await books.rows(
    `select e.task_id as "taskId", e.position, e.holder, e.since, e.previous_counts_as_unit as "previousCountsAsUnit",
      e.due_floor_at as "dueFloorAt"
    from task_dispatch.clock_entries e join task_dispatch.tasks t on t.district_id = e.district_id and t.id = e.task_id
    where t.directive_id = $1 order by e.task_id, e.position`,
    [directiveId],
  );
  return Map.groupBy(entries, ({ taskId }) => taskId);
}

function isWhole(ledger) {
  return ledger.length > 0 && ledger.every(({ position }, index) => position === index + 1);
}

function compareClock({ task, clock, findings }) {
  const differs = (name) =>
    INSTANTS.includes(name) ? task[name].getTime() !== clock[name].getTime() : task[name] !== clock[name];
  for (const name of [...INSTANTS, ...AMOUNTS].filter(differs)) {
    findings.lost.push(`task ${task.id}: ${name} is ${task[name]}, its ledger makes it ${clock[name]}`);
  }
}
