import type { Item } from '../document/types.js';
import { lackOf } from '../document/pending-edits.js';

export type Obstacle = 'undecided' | 'audience' | 'due' | 'past' | 'lack';

export interface Obstructed {
  readonly item: Item;
  readonly obstacle: Obstacle;
}

/** A day of Asia/Shanghai as `YYYY-MM-DD`; the office has no summer time. */
const OFFSET_MS = 8 * 3_600_000;

export const dayInShanghai = (now: number): string => new Date(now + OFFSET_MS).toISOString().slice(0, 10);

/** What still keeps the draft from being sent, by the rules that the platform holds it to; told before it refuses. */
export function obstaclesIn(items: readonly Item[], now: number): readonly Obstructed[] {
  const today = dayInShanghai(now);
  return items.flatMap((item) => {
    const obstacle = obstacleOf(item, today);
    return obstacle ? [{ item, obstacle }] : [];
  });
}

function obstacleOf(item: Item, today: string): Obstacle | null {
  if (item.outcome === 'undecided') return 'undecided';
  if (lackOf(item)) return 'lack';
  if (item.outcome !== 'task') return null;
  if (item.audience === null) return 'audience';
  if (item.due === null || item.criteria.length === 0) return 'due';
  return item.due.kind === 'date' && item.due.day < today ? 'past' : null;
}

export interface Burden {
  readonly tasks: number;
  readonly files: number;
  readonly figures: number;
}

/** What the task items ask of one unit that gets all of them. */
export function burdenOf(tasks: readonly Item[]): Burden {
  return {
    tasks: tasks.length,
    files: tasks.filter(({ evidence }) => evidence.files).length,
    figures: tasks.reduce((sum, { evidence }) => sum + evidence.figures.length, 0),
  };
}
