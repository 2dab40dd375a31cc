import type { UnitSnapshot } from '#libs/contracts';
import type { Scope } from '#libs/kernel';
import type { Day } from '../domain/calendar-day.js';

export interface Page<Row> {
  readonly rows: Row[];
  readonly next: string | null;
}

export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Whose eyes a list is for: one district, and the part of its tree that may be seen. */
export interface View {
  readonly districtId: string;
  readonly scope: Scope;
  readonly today: Day;
}

export type UnitWithChildren = UnitSnapshot & { readonly children: number };

/** The tree as it is read. What is not covered by the view's scope is as if it did not exist. */
export abstract class UnitDirectory {
  abstract get(view: View, unitId: string): Promise<UnitSnapshot | null>;

  /** Open units right below `parentId`, by code; `children` counts what the view covers. */
  abstract children(view: View, parentId: string | null, page: PageRequest): Promise<Page<UnitWithChildren>>;

  /** Open units whose name or code contains `words`, or whose name is pronounced so, in the order of the tree. */
  abstract search(view: View, words: string, page: PageRequest): Promise<Page<UnitSnapshot>>;

  /** Every unit of the district, closed ones too, by id. */
  abstract snapshot(districtId: string, after: string | null, limit: number): Promise<UnitSnapshot[]>;

  /** Paths by id, of those that exist. */
  abstract paths(districtId: string, unitIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
