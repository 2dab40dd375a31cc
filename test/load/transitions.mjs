/** What a user is answered in one job. Between submit and approve the reviewer waits for the assignment. */
export const TRANSITIONS = ['dispatch', 'sign-for', 'report', 'submit', 'approve'];
