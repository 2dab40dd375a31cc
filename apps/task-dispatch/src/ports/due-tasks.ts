export interface FoundTask {
  readonly districtId: string;
  readonly taskId: string;
}

/** What the sweeper looks for: tasks whose time has come, by due columns; all districts of this installation. */
export abstract class DueTasks {
  /** Windows that have passed, lights that have turned, neither told yet. */
  abstract toTell(now: Date, limit: number): Promise<readonly FoundTask[]>;
  /** Open children of cancelled tasks. */
  abstract orphans(limit: number): Promise<readonly FoundTask[]>;
  /** Differs from an earlier one when a task may have been outgrown since. */
  abstract unitsMark(): Promise<string>;
  /** Tasks whose unit has another path, or open ones whose unit or issuer has another name, or whose responsible person is another. */
  abstract outgrown(limit: number): Promise<readonly (FoundTask & UnitNow)[]>;
}

/** The unit and its issuer as the organisation has them now. */
export interface UnitNow {
  readonly unitPath: string;
  readonly unitName: string;
  readonly issuerUnitPath: string;
  readonly issuerUnitName: string;
  readonly responsible: { readonly personId: string; readonly name: string; readonly vacant: boolean } | null;
}
