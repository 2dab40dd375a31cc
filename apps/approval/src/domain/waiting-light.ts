import { WORKING_DAY_MS, type WorkingCalendar } from '#libs/kernel';

export type WaitingLight = 'green' | 'yellow' | 'red';

/** Working days for a decision, as for every question from below (domain.md §4); half of it is left when it turns yellow. */
const WINDOW_DAYS = 2;
const GREEN_DAYS = 1;

/**
 * How long somebody has been waiting for one person's decision: who holds a matter has a light too, also above
 * (domain.md §4). Working time, Asia/Shanghai.
 */
export function waitingLight(since: Date, now: Date, calendar: WorkingCalendar): WaitingLight {
  const waited = calendar.between(since, now);
  if (waited >= WINDOW_DAYS * WORKING_DAY_MS) return 'red';
  return waited >= GREEN_DAYS * WORKING_DAY_MS ? 'yellow' : 'green';
}
