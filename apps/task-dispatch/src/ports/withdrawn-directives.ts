import type { DirectiveKey } from './directive-read-model.js';

export interface WithdrawnDirective extends DirectiveKey {
  readonly reason: string;
}

/** Withdrawn directives whose open tasks are still to be cancelled; all districts of this installation. */
export abstract class WithdrawnDirectives {
  abstract pending(limit: number): Promise<readonly WithdrawnDirective[]>;

  /** Ids of tasks that have not ended. */
  abstract openTasks(key: DirectiveKey, limit: number): Promise<readonly string[]>;
}
