import type { AudienceRule, Item } from '../document/types.js';

/** A rule with every field, as it is edited. */
export type WholeRule = Required<AudienceRule>;

const EMPTY: WholeRule = { subtrees: [], alone: [], kinds: [], tags: [], exclusions: [], postId: null };

export const wholeRule = (rule: AudienceRule | null): WholeRule => ({ ...EMPTY, ...rule });

/** A rule that names no unit is none. */
export const ruleOrNull = (rule: WholeRule): AudienceRule | null => (rule.subtrees.length > 0 ? rule : null);

/** Chosen with all below it; chosen again, not at all. */
export function withUnit(rule: WholeRule, unitId: string): WholeRule {
  return {
    ...rule,
    subtrees: toggled(rule.subtrees, unitId),
    alone: rule.alone.filter((id) => id !== unitId),
  };
}

/** With all below it, or the unit alone. */
export const withAlone = (rule: WholeRule, unitId: string): WholeRule => ({
  ...rule,
  alone: toggled(rule.alone, unitId),
});

export function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

/** Rules are data: the same data is the same audience. */
export const keyOfRule = (rule: AudienceRule | null): string => JSON.stringify(rule && wholeRule(rule));

export interface AudienceGroup {
  readonly key: string;
  readonly rule: AudienceRule | null;
  readonly items: readonly Item[];
}

/** Task items by their audience, in the order of the text; those without one first. */
export function groupsOf(tasks: readonly Item[]): readonly AudienceGroup[] {
  const groups = new Map<string, { rule: AudienceRule | null; items: Item[] }>();
  for (const item of tasks) {
    const key = keyOfRule(item.audience);
    const group = groups.get(key) ?? { rule: item.audience, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .sort((a, b) => Number(a.rule !== null) - Number(b.rule !== null));
}

/** The rule that all of these have, or null when they have none or several. */
export function commonRule(items: readonly Item[]): AudienceRule | null {
  const groups = groupsOf(items);
  return groups.length === 1 ? groups[0]!.rule : null;
}
