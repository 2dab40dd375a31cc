import type { TaskListResponse } from '../../api/types.gen.js';

export type Row = TaskListResponse['rows'][number];

export const ANSWERS = ['insist', 're-route', 'cancel', 'grant', 'refuse'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What can be answered: a unit that asks to be let off, or one that asks for more time. */
export function answersTo(row: Pick<Row, 'state' | 'extension'>): readonly Answer[] {
  if (row.state === 'declined') return ['insist', 're-route', 'cancel'];
  return row.extension ? ['grant', 'refuse'] : [];
}

/** What somebody has filled in for an answer. */
export interface AnswerForm {
  readonly reason: string;
  readonly toUnitId: string | null;
  readonly toDay: string;
}

/** Only a grant needs no reason; a re-route needs to know where to. */
export function isComplete(answer: Answer, form: AnswerForm): boolean {
  if (answer === 'grant') return true;
  if (answer === 're-route' && form.toUnitId === null) return false;
  return form.reason.trim().length > 0;
}
