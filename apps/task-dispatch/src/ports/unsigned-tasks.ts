import type { CommandContext } from '#libs/kernel';

/** Somebody urges whoever has not signed for a task of a directive. */
export interface Urging {
  readonly directiveId: string;
  readonly words: string | null;
  readonly context: CommandContext;
  readonly now: Date;
  /** Tasks that were urged after this instant are left alone. */
  readonly urgedBefore: Date;
}

/** Tasks of a directive that nobody has signed for and that the caller may urge. */
export abstract class UnsignedTasks {
  /** How many were urged too lately to be urged again. */
  abstract urgedLately(urging: Urging): Promise<number>;
  /** Urges at most 500, and tells of them, in one commit; answers how many. What is left is found by the next call. */
  abstract urgeSome(urging: Urging): Promise<number>;
}
