import { addCalendarDays, dayInShanghai, type WorkingCalendar } from '#libs/kernel';

/** When an item is due, as it stands in the directive. Days are `YYYY-MM-DD`, Asia/Shanghai. */
export type DueRule =
  | { readonly kind: 'date'; readonly day: string; readonly hard: boolean }
  | { readonly kind: 'working-days'; readonly days: number }
  | { readonly kind: 'default' };

/** Working days in which a unit may decline: 1 when urgent, else 2 (domain.md §4). */
export const SIGN_FOR_WORKING_DAYS = { urgent: 1, normal: 2 } as const;

/**
 * The due instant, taken once at dispatch (S71). A date means 24:00 of that day; on a non-working day it
 * moves to the end of the next working day unless it is hard. Working days count from the dispatch.
 */
export function dueAt(
  rule: DueRule,
  dispatch: { readonly at: Date; readonly defaultDays: number },
  calendar: WorkingCalendar,
): Date {
  switch (rule.kind) {
    case 'date':
      return rule.hard ? calendar.endOfDay(rule.day) : calendar.endOfWorkingDay(rule.day);
    case 'working-days':
      return calendar.addWorkingDays(dispatch.at, rule.days);
    case 'default':
      return calendar.endOfWorkingDay(addCalendarDays(dayInShanghai(dispatch.at), dispatch.defaultDays));
  }
}

/** Until when a unit may decline, and from when its silence is late. */
export function signForDueAt(dispatchedAt: Date, urgent: boolean, calendar: WorkingCalendar): Date {
  return calendar.addWorkingDays(
    dispatchedAt,
    urgent ? SIGN_FOR_WORKING_DAYS.urgent : SIGN_FOR_WORKING_DAYS.normal,
  );
}
