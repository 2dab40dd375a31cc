import type { InputOf, OutputOf, overviewGet, stuckList } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import type { StuckLimits } from '../domain/stuck.js';
import type { Task } from '../domain/task.js';

export type OverviewView = OutputOf<typeof overviewGet>;
export type StuckPage = OutputOf<typeof stuckList>;
export type StuckRow = StuckPage['rows'][number];
export type DirectiveProgress = OverviewView['directives']['rows'][number];

/** How many tasks of what the caller oversees. */
export interface OverviewNumbers {
  readonly open: number;
  readonly closed: number;
  readonly yellow: number;
  readonly red: number;
  readonly stuck: number;
}

export interface Overview {
  readonly numbers: OverviewNumbers;
  readonly directives: { readonly rows: readonly DirectiveProgress[]; readonly next: string | null };
}

/** What a leader asks; the scope is part of the SQL. Lists @throws platform/cursor-rejected */
export abstract class OverviewReadModel {
  abstract overview(
    caller: Caller,
    query: InputOf<typeof overviewGet>,
    limits: StuckLimits,
  ): Promise<Overview>;
  abstract stuck(
    caller: Caller,
    query: InputOf<typeof stuckList>,
    limits: StuckLimits,
  ): Promise<{ readonly rows: readonly Task[]; readonly next: string | null }>;
}
