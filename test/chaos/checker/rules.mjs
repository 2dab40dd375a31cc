const DIST = '../../../dist/apps/';

/**
 * The rules of the services that say what must come of facts: which messages they make, and what a clock's ledger means.
 * They exist once the platform is built.
 */
export async function loadRules() {
  const load = (path) => import(`${DIST}${path}`);
  const { draftsOf } = await load('notification/src/consumers/on-concerning-fact.consumer.js');
  const { clockOf } = await load('task-dispatch/src/domain/clock-ledger.js');
  const { lightOf, isLate } = await load('task-dispatch/src/domain/light.js');
  const { PUBLISHED_HOLIDAYS, WorkingCalendar } = await load('task-dispatch/src/domain/working-calendar.js');
  return { draftsOf, clockOf, lightOf, isLate, calendar: new WorkingCalendar(PUBLISHED_HOLIDAYS) };
}
