import type { TaskListResponse } from '../../api/types.gen.js';
import type { Person } from '../../session/person.js';
import { dutiesAddress } from '../duties/duties-query.js';

/** What was asked before the application had come. Null is nobody; what is missing was not answered. */
export interface Answers {
  person?: Person | null;
  duties?: TaskListResponse;
}

/**
 * Who is there, and what they owe. The page has asked both already, so both have to be taken: what a page has asked
 * and nobody takes is kept, and would be given as new when it is old.
 */
export async function firstAnswers(answers: Answers): Promise<void> {
  const asked = [fetch('/api/v1/session'), fetch(dutiesAddress())] as const;
  const [session, duties] = await Promise.all(asked);
  if (session.status === 401) answers.person = null;
  if (session.ok) answers.person = (await session.json()) as Person;
  if (duties.ok) answers.duties = (await duties.json()) as TaskListResponse;
}
