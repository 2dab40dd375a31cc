import type { AudienceRule } from './item.js';
import type { TargetUnit } from './new-task.js';

/** A unit with what an audience rule looks at. */
export interface ReachableUnit extends TargetUnit {
  readonly tags: readonly string[];
  /** The day from which it is there, `YYYY-MM-DD`. */
  readonly validFrom: string;
}

/** Whether this service can say by itself whom the rule reaches: a post's holder is known to organization alone. */
export function isPlain(rule: AudienceRule, unit: ReachableUnit): boolean {
  return rule.postId === null && !unit.ended;
}

/**
 * Whether the rule reaches the unit (domain.md §3): subtree + kinds + tags − exclusions. `roots` are the paths of
 * what the rule names, `today` is a day in Shanghai. The set-based form of the same lives in organization.
 */
export function reaches(
  rule: AudienceRule,
  unit: ReachableUnit,
  { roots, today }: { readonly roots: readonly string[]; readonly today: string },
): boolean {
  return (
    isBelow(unit, roots) &&
    unit.kind !== 'party-cell' &&
    unit.validFrom <= today &&
    (rule.kinds.length === 0 || rule.kinds.includes(unit.kind)) &&
    (rule.tags.length === 0 || rule.tags.some((tag) => unit.tags.includes(tag))) &&
    !rule.exclusions.some(({ unitId }) => unitId === unit.unitId)
  );
}

/** The subtrees that may hold the unit: one of which the root alone is meant holds nothing else. */
export function subtreesFor({ subtrees, alone }: AudienceRule, unitId: string): readonly string[] {
  return subtrees.filter((root) => root === unitId || !alone?.includes(root));
}

export function isBelow(unit: Pick<TargetUnit, 'path'>, roots: readonly string[]): boolean {
  return roots.some((root) => unit.path.startsWith(root));
}
