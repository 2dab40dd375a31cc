import { type Clock, dayInShanghai } from '#libs/kernel';
import type { Item } from './item.js';

/** What items ask of one unit. */
export interface Addition {
  readonly tasks: number;
  readonly files: number;
  readonly figures: number;
}

/** What a unit has already. */
export interface UnitLoad {
  /** Given to it since the month began, less what was cancelled or went elsewhere. */
  readonly thisMonth: number;
  readonly open: number;
}

/** A directive would give units more tasks than are agreed for a month. */
export interface Excess {
  /** `YYYY-MM`, Asia/Shanghai. */
  readonly month: string;
  readonly budget: number;
  /** How many units go over. */
  readonly units: number;
}

const NO_LOAD: UnitLoad = { thisMonth: 0, open: 0 };

export function additionOf(items: readonly Item[]): Addition {
  return {
    tasks: items.length,
    files: items.filter(({ evidence }) => evidence.files).length,
    figures: items.reduce((sum, { evidence }) => sum + evidence.figures.length, 0),
  };
}

export function together(one: Addition | undefined, other: Addition): Addition {
  if (!one) return other;
  const { tasks, files, figures } = other;
  return { tasks: one.tasks + tasks, files: one.files + files, figures: one.figures + figures };
}

/** The measure of a month: domain.md §6.4. */
export class BurdenMeter {
  /** @param budget tasks a unit may be given in a month; null where none is agreed */
  constructor(
    private readonly clock: Clock,
    readonly budget: number | null,
  ) {}

  /** `YYYY-MM` in Asia/Shanghai, and the instant at which it began. */
  month(): { readonly name: string; readonly began: Date } {
    const name = dayInShanghai(this.clock.now()).slice(0, 7);
    return { name, began: new Date(`${name}-01T00:00:00+08:00`) };
  }

  burdenOf(added: Addition, load: UnitLoad = NO_LOAD) {
    const overBudget = this.isOver(load.thisMonth + added.tasks);
    return { ...added, thisMonth: load.thisMonth, open: load.open, overBudget };
  }

  /** @param tasks given to a unit in one month */
  isOver(tasks: number): boolean {
    return this.budget !== null && tasks > this.budget;
  }
}
