import type { AssignmentListResponse } from '../api/types.gen.js';
import type { Decision } from './outbox.js';

export type QueueRow = AssignmentListResponse['rows'][number];
export type Choice = Decision['choice'];

/** The name under which what is typed on a review is kept as a draft. */
export const DECISION_FORM = 'decision';

/** What the reviewer has filled in; the choice itself is made anew each time. */
export interface DecisionForm {
  readonly opinion: string;
  readonly reason: string;
  readonly criterionId: string | null;
  readonly resultLevel: string | null;
}

export const BLANK_FORM: DecisionForm = { opinion: '', reason: '', criterionId: null, resultLevel: null };

export type Missing = 'criterion' | 'reason';

/** A return of a task names one of its fixed criteria; every refusal has a reason (domain.md §4, §5). */
export function missingIn(choice: Choice, form: DecisionForm, row: QueueRow): Missing | null {
  if (choice === 'approve') return null;
  if (choice === 'return' && row.decisionForm.criteria.length > 0 && criterionOf(form, row) === null)
    return 'criterion';
  return form.reason.trim() === '' ? 'reason' : null;
}

/** Where there is only one criterion, a return cites that one. */
export function criterionOf(form: DecisionForm, { decisionForm }: QueueRow): string | null {
  const [only, more] = decisionForm.criteria;
  if (only && !more) return only.criterionId;
  return (
    decisionForm.criteria.find(({ criterionId }) => criterionId === form.criterionId)?.criterionId ?? null
  );
}

export function decisionOf(choice: Choice, form: DecisionForm, row: QueueRow): Decision {
  const approving = choice === 'approve';
  return {
    assignmentId: row.assignmentId,
    shownVersion: row.version,
    title: row.title,
    businessId: row.businessId,
    choice,
    words: approving ? form.opinion : form.reason,
    criterionId: choice === 'return' ? criterionOf(form, row) : null,
    resultLevel: approving ? form.resultLevel : null,
  };
}

/** A sign-off may be refused for good; a review of work done only hands back (domain.md §4). */
export function choicesFor({ businessType }: QueueRow): readonly Choice[] {
  return businessType === 'directive' ? ['approve', 'return', 'reject'] : ['approve', 'return'];
}

/** The matter without the unit, which stands beside it. */
export function matterOf({ title, subjectUnitName }: QueueRow): string {
  const prefix = `${subjectUnitName ?? ''}：`;
  return subjectUnitName && title.startsWith(prefix) ? title.slice(prefix.length) : title;
}

/** Rows of the same item have the same criteria; a directive is like nothing else. */
export function likenessOf({ businessType, decisionForm }: QueueRow): string | null {
  return businessType === 'task' ? (decisionForm.criteria[0]?.criterionId ?? null) : null;
}

/** Groups of at least two rows that are alike, the largest first. */
export function likeGroups(
  rows: readonly QueueRow[],
): readonly { readonly likeness: string; readonly title: string; readonly count: number }[] {
  const groups = new Map<string, { title: string; count: number }>();
  for (const row of rows) {
    const likeness = likenessOf(row);
    if (likeness === null) continue;
    const group = groups.get(likeness) ?? { title: matterOf(row), count: 0 };
    groups.set(likeness, { ...group, count: group.count + 1 });
  }
  return [...groups]
    .map(([likeness, group]) => ({ likeness, ...group }))
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count);
}
