import { WORKING_DAY_MS, type WorkingCalendar } from '#libs/kernel';

/** A task that was urged by then may be urged again now: the same as `urge`, for many at once (S76). */
export function urgedLongAgo(now: Date, calendar: WorkingCalendar): Date {
  return calendar.subtract(now, WORKING_DAY_MS);
}
