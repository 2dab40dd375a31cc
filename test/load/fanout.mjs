import { setTimeout as pause } from 'node:timers/promises';
import { untilDrained } from './books.mjs';
import { draftDirective } from './directives.mjs';
import { bulkInsert, makeFloor } from './floor/schema.mjs';
import { forgetUnitsBelow, foundBranchAbove, foundManyUnits } from './many-units.mjs';
import { median } from './percentiles.mjs';

const AT_MOST_MS = 300_000;
const FLOOR_ROUNDS = 3;
const LOOK_EVERY_MS = 50;

/** One directive to `n` units, then bulk inserts of the same rows; times in seconds from the signature on. */
export async function measureFanout(stage, n) {
  const { books, district, signIn, note } = stage;
  const above = await foundBranchAbove(books, { rootId: district.rootId, code: `FAN-OUT-${n}` });
  await foundManyUnits(books, { n, above: [above] });
  const audience = { subtrees: [above], kinds: ['branch'] };
  const sponsors = [district.seats[0].issuer];
  const draft = await draftDirective({ signIn, district, audience, items: 1, sponsors });
  await untilDrained(books);
  await books.rows('analyze');
  await books.rows('checkpoint');
  const times = await follow({ books, n, draft });
  await untilDrained(books);
  const floor = await bulkFloor(books, n);
  // The sections after this one are of a district of ordinary size.
  await forgetUnitsBelow(books, above);
  note(`${n} units: tasks after ${times.durable.toFixed(1)} s, inboxes after ${times.inboxes.toFixed(1)} s`);
  return { n, ...times, floor, ratio: times.inboxes / floor, ...(await counted({ books, n, draft })) };
}

async function bulkFloor(books, n) {
  const took = [];
  for (let round = 0; round < FLOOR_ROUNDS; round += 1) {
    await makeFloor(books, 1);
    await books.rows('checkpoint');
    took.push(await bulkInsert(books, n));
  }
  return median(took);
}

/** Signs, and looks until every task is there and every inbox shows it. */
async function follow({ books, n, draft }) {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  await draft.sign();
  const answered = seconds();
  const { directiveId } = draft;
  await lookUntil(() => isFinished(books, directiveId));
  await lookUntil(draft.isDispatched);
  const durable = seconds();
  await lookUntil(async () => (await toldOf(books, directiveId)) >= n);
  return { answered, durable, inboxes: seconds() };
}

async function isFinished(books, directiveId) {
  const [row] = await books.rows(
    `select state = 'finished' as finished from task_dispatch.dispatches where directive_id = $1`,
    [directiveId],
  );
  return row?.finished;
}

/** How many messages of new tasks the inboxes hold, by the facts they came from. */
async function toldOf(books, directiveId) {
  const [{ told }] = await books.rows(
    `select count(*)::int as told from notification.messages
    where kind = 'task-dispatched' and fact_id in (select j.fact_id from task_dispatch.journal j
      join task_dispatch.dispatches d on d.id = j.aggregate_id where d.directive_id = $1)`,
    [directiveId],
  );
  return told;
}

/** One task for each unit, one message for each responsible person. */
async function counted({ books, n, draft }) {
  const [{ tasks, units, told }] = await books.rows(
    `select count(*)::int as tasks, count(distinct t.unit_id)::int as units,
      (select count(distinct person_id)::int from notification.messages where kind = 'task-dispatched'
        and link_id in (select id from task_dispatch.tasks where directive_id = $1)) as told
    from task_dispatch.tasks t where t.directive_id = $1`,
    [draft.directiveId],
  );
  const messages = await toldOf(books, draft.directiveId);
  const found = { tasks, units, 'people told': told, messages };
  const findings = Object.entries(found)
    .filter(([, count]) => count !== n)
    .map(([what, count]) => `${what}: ${count} instead of ${n}`);
  return { exactlyOnce: { ok: findings.length === 0, findings } };
}

async function lookUntil(find) {
  const deadline = performance.now() + AT_MOST_MS;
  while (!(await find())) {
    if (performance.now() > deadline)
      throw new Error(`A directive is not dispatched after ${AT_MOST_MS / 1_000} s`);
    await pause(LOOK_EVERY_MS);
  }
}
