import type { Duty } from '#libs/kernel';
import type { ResponsiblePerson } from './unit.js';

/** Somebody who holds a post in a unit today. */
export interface Holder {
  readonly appointmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly postTitle: string;
  readonly duties: readonly Duty[];
  readonly heads: boolean;
  readonly from: string;
}

/**
 * Who answers for a unit (domain.md §4): the holder of its heading post; is that vacant, a deputy
 * (a 副 post first, else whoever handles), else whoever answers for the parent. Longest in office first.
 */
export function responsibleFor(
  holders: readonly Holder[],
  ofParent: ResponsiblePerson | null,
): ResponsiblePerson | null {
  const bySeniority = [...holders].sort(
    (a, b) => a.from.localeCompare(b.from) || a.appointmentId.localeCompare(b.appointmentId),
  );
  const head = bySeniority.find((holder) => holder.heads);
  if (head) return { personId: head.personId, name: head.name, vacant: false };
  const deputy =
    bySeniority.find((holder) => holder.postTitle.startsWith('副')) ??
    bySeniority.find((holder) => holder.duties.includes('handle'));
  if (deputy) return { personId: deputy.personId, name: deputy.name, vacant: true };
  return ofParent && { ...ofParent, vacant: true };
}

export function isSameResponsible(a: ResponsiblePerson | null, b: ResponsiblePerson | null): boolean {
  return a?.personId === b?.personId && a?.name === b?.name && a?.vacant === b?.vacant;
}
