/** Everything that the own units owe: one question for all three lists. */
export const DUTIES_QUERY = {
  view: 'mine',
  state: ['dispatched', 'in-progress'],
  // More than a branch owes at a time, and little enough for one answer over a bad line.
  limit: 50,
} as const;

/** The address that `phone.html` names, so that the list is on its way before any code. */
export function dutiesAddress(): string {
  const { view, state, limit } = DUTIES_QUERY;
  const states = state.map((each) => `state=${each}`).join('&');
  return `/api/v1/tasks?view=${view}&${states}&limit=${limit}`;
}
