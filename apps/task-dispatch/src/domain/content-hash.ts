import { hash } from 'node:crypto';
import type { Item } from './item.js';
import type { OverBudget } from './over-budget.js';

/**
 * SHA-256 (hex) of what a sign-off decides on: the source text, by its own hash, every value of every item,
 * and why units are to be given more than the budget. Equal content has an equal hash, in whatever order its
 * fields were stored.
 */
export function contentHash(
  textSha256: string,
  items: readonly Item[],
  overBudget: OverBudget | null = null,
): string {
  const content = {
    textSha256,
    items: items.toSorted((a, b) => a.position - b.position),
    ...(overBudget ? { overBudget } : {}),
  };
  return hash('sha256', canonical(content), 'hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
