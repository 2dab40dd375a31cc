import type { Duty } from '#libs/kernel';
import type { HolderLevel } from '#libs/contracts';
import type { Day } from '../domain/calendar-day.js';

export type HolderSelector =
  | { readonly by: 'duty'; readonly duty: Duty }
  | { readonly by: 'post'; readonly postId: string }
  | { readonly by: 'persons'; readonly personIds: readonly string[] };

export interface HolderQuery {
  readonly districtId: string;
  readonly unitId: string;
  readonly selector: HolderSelector;
  readonly today: Day;
}

export abstract class HolderReader {
  /**
   * From the unit up to the root, who holds it today. For named persons: one level, the unit's, with
   * those of them who hold any post today. Null when there is no such unit.
   */
  abstract find(query: HolderQuery): Promise<HolderLevel[] | null>;
}
