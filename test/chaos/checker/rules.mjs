const DIST = new URL('../../../dist/', import.meta.url);

/** The modules of the platform whose rules the checker applies, and what it takes of each. */
export const RULE_MODULES = {
  'apps/notification/src/consumers/on-concerning-fact.consumer': ['draftsOf'],
  'apps/task-dispatch/src/domain/clock-ledger': ['clockOf'],
  'apps/task-dispatch/src/domain/light': ['lightOf', 'isLate'],
  'libs/kernel/src/working-calendar': ['WorkingCalendar'],
  'libs/kernel/src/holidays': ['PUBLISHED_HOLIDAYS'],
};

/**
 * The rules of the services that say what must come of facts: which messages they make, and what a clock's ledger means.
 * They exist once the platform is built.
 */
export async function loadRules() {
  const modules = await Promise.all(
    Object.keys(RULE_MODULES).map((path) => import(new URL(`${path}.js`, DIST).href)),
  );
  const { draftsOf, clockOf, lightOf, isLate, WorkingCalendar, PUBLISHED_HOLIDAYS } = Object.assign(
    {},
    ...modules,
  );
  return { draftsOf, clockOf, lightOf, isLate, calendar: new WorkingCalendar(PUBLISHED_HOLIDAYS) };
}
