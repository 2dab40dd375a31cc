/** Working time as every service counts it; deadlines and windows of tasks are made of it. */
export {
  addCalendarDays,
  dayInShanghai,
  PUBLISHED_HOLIDAYS,
  WORKING_DAY_MS,
  WorkingCalendar,
} from '#libs/kernel';
