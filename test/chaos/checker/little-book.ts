import { clockOf, startedClock } from '../../../apps/task-dispatch/src/domain/clock-ledger.js';
import { isLate, lightOf } from '../../../apps/task-dispatch/src/domain/light.js';
import { PUBLISHED_HOLIDAYS, WorkingCalendar } from '#libs/kernel';
import type { Books } from '../books.mjs';
import { writerOf } from './fabricated-books.js';

const calendar = new WorkingCalendar(PUBLISHED_HOLIDAYS);
export const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const [DISTRICT, UNIT, DISPATCH, DIRECTIVE, ITEM, TASK, PERSON, INSTANCE, LEDGER, DIRECTIVE_ROW] =
  Array.from({ length: 10 }, (_, index) => uuid(index + 1)) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
export const [FOUNDED, CREATED, SIGNED, SUBMITTED, REFUSED, ASKED] = [21, 22, 23, 24, 25, 26].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
export const [SIGN_KEY, SUBMIT_KEY, REFUSED_KEY, EXPORT_KEY] = [31, 32, 33, 34].map(uuid) as [
  string,
  string,
  string,
  string,
];
const plan = { dispatchedAt: new Date('2026-10-12T02:00:00Z'), dueAt: new Date('2026-11-06T16:00:00Z') };
const { clock, entry } = startedClock(plan, calendar);

/** One branch, one task of one dispatch, signed for and submitted; a refusal; a ledger; one message. */
export async function writeBook(books: Books): Promise<void> {
  const { write, fact } = writerOf(books);
  const d = { district_id: DISTRICT };
  const unit = { path: '/1/', kind: 'branch', name: '第一支部' };
  await write('organization.units', { ...d, id: UNIT, version: 1, state: 'open', ...unit });
  for (const schema of ['task_dispatch', 'approval', 'notification'])
    await write(`${schema}.org_units`, { ...d, unit_id: UNIT, ...unit });
  const about = (aggregate: string, aggregate_id: string, aggregate_version: number) => ({
    ...d,
    aggregate,
    aggregate_id,
    aggregate_version,
  });
  const at = (second: number) => new Date(plan.dispatchedAt.getTime() + second * 1_000);
  await fact('organization', {
    ...about('unit', UNIT, 1),
    fact_id: FOUNDED,
    type: 'organization.unit.founded',
    data: {},
    recorded_at: at(0),
  });
  await fact('task_dispatch', {
    ...about('dispatch', DISPATCH, 1),
    fact_id: CREATED,
    type: 'task-dispatch.dispatch.tasks-created',
    data: { directiveId: DIRECTIVE, itemId: ITEM, tasks: [{ taskId: TASK }] },
    recorded_at: at(1),
  });
  await fact('task_dispatch', {
    ...about('task', TASK, 2),
    fact_id: SIGNED,
    type: 'task-dispatch.task.signed-for',
    data: {},
    after: { state: 'in-progress', round: 0 },
    command_key: SIGN_KEY,
    recorded_at: at(2),
  });
  await fact('task_dispatch', {
    ...about('task', TASK, 3),
    fact_id: SUBMITTED,
    type: 'task-dispatch.task.submitted',
    data: { start: { instanceId: INSTANCE } },
    after: { state: 'in-review', round: 1 },
    command_key: SUBMIT_KEY,
    recorded_at: at(3),
  });
  await write('task_dispatch.journal', {
    ...d,
    fact_id: REFUSED,
    type: 'task-dispatch.task.sign-for',
    outcome: 'refused',
    command_key: REFUSED_KEY,
    recorded_at: at(4),
  });
  await write('task_dispatch.journal', {
    ...about('export', LEDGER, 1),
    fact_id: ASKED,
    seq: 0,
    type: 'task-dispatch.export.requested',
    outcome: 'accepted',
    command_key: EXPORT_KEY,
    recorded_at: at(5),
  });
  await write('task_dispatch.dispatches', { ...d, id: DISPATCH, version: 1, state: 'finished' });
  await write('task_dispatch.directives', { ...d, id: DIRECTIVE_ROW, version: 1 });
  await write('task_dispatch.exports', { ...d, id: LEDGER, state: 'ready', storage_key: 'a' });
  await writeTask(write);
  await write('approval.instances', {
    ...d,
    id: INSTANCE,
    version: 1,
    state: 'running',
    business_type: 'task',
    business_id: TASK,
    round: 1,
  });
  await write('notification.inboxes', { ...d, person_id: PERSON, unread: 1, last_position: 1 });
  await write('notification.messages', {
    ...d,
    person_id: PERSON,
    position: 1,
    message_id: uuid(41),
    kind: 'submitted',
    link_id: TASK,
    fact_id: SUBMITTED,
  });
}

async function writeTask(write: ReturnType<typeof writerOf>['write']): Promise<void> {
  await write('task_dispatch.tasks', {
    district_id: DISTRICT,
    id: TASK,
    version: 3,
    state: 'in-review',
    round: 1,
    directive_id: DIRECTIVE,
    item_id: ITEM,
    dispatched_at: plan.dispatchedAt,
    due_at: plan.dueAt,
    clock_holder: clock.clockHolder,
    clock_entries: clock.clockEntries,
    held_by_others_ms: clock.heldByOthersMs,
    late_when_left: clock.lateWhenLeft,
    effective_due_at: clock.effectiveDueAt,
    yellow_at: clock.yellowAt,
    red_at: clock.redAt,
  });
  await write('task_dispatch.clock_entries', {
    district_id: DISTRICT,
    task_id: TASK,
    position: entry.position,
    holder: entry.holder,
    since: entry.since,
    previous_counts_as_unit: entry.previousCountsAsUnit,
    due_floor_at: entry.dueFloorAt,
  });
}

/** What people were told and are shown, where all is as it should be. */
export function evidenceOf() {
  const entry = (what: string, key: string, more: object = {}) => ({
    what,
    key,
    who: 'lower',
    outcome: 'ok',
    status: 200,
    code: null as string | null,
    attempts: 1,
    startedAt: 0,
    answer: null as unknown,
    ...more,
  });
  const shown = {
    audit: [FOUNDED, CREATED, SIGNED, SUBMITTED, REFUSED, ASKED].map((factId) => ({ factId })),
    list: [{ taskId: TASK, state: 'in-review', light: 'red', late: true }],
    counts: { byState: { 'in-review': 1 } as Record<string, number> },
    coverage: {
      complete: true,
      rows: [{ itemId: ITEM, tasks: { 'in-review': 1 } as Record<string, number> }],
    },
    summary: { unread: 1 },
  };
  const api = {
    all: async () => shown.list,
    get: async (path: string) =>
      path === 'inbox/summary' ? shown.summary : path.endsWith('/coverage') ? shown.coverage : shown.counts,
  };
  const history = {
    contradictions: [] as string[],
    entries: [
      entry('tasks/:id/sign-for', SIGN_KEY),
      entry('tasks/:id/submit', SUBMIT_KEY),
      entry('tasks/:id/sign-for', REFUSED_KEY, { outcome: 'refused', status: 409, code: 'task-dispatch/x' }),
      entry('exports', EXPORT_KEY, { answer: { exportId: LEDGER } }),
    ],
  };
  const draftsOf = (fact: { id: string; type: string }) =>
    fact.type === 'task-dispatch.task.submitted'
      ? [{ personId: PERSON, messageId: uuid(41), kind: 'submitted', factId: fact.id }]
      : [];
  const people = [
    { login: 'qicao', personId: PERSON, api },
    { login: 'lower', personId: uuid(42), api: { get: async () => ({ unread: 0 }) } },
  ] as { login: string; personId: string; api: object; disabling?: { outcome: string; endedAt: number } }[];
  return {
    shown,
    history,
    injected: new Set<string>(),
    district: { people },
    directive: { directiveId: DIRECTIVE },
    rules: { draftsOf, clockOf, lightOf, isLate, calendar },
    auditor: { all: async () => shown.audit },
  };
}

export type LittleEvidence = ReturnType<typeof evidenceOf>;
