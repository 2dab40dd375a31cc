import type { CommandContext, DomainError } from '#libs/kernel';
import type { AggregateTable, Decision, StoredRow } from './aggregate-write.js';

/** A command to one aggregate, ready to be decided. */
export interface Command<State, View> {
  /** `<service>.<command>`, such as `task-dispatch.sign-for-task`: what the audit trail says was refused. */
  readonly name: string;
  readonly context: CommandContext;
  readonly table: AggregateTable;
  readonly id: string;
  /** Null in, null out: the aggregate does not exist. */
  readonly toState: (row: StoredRow | null) => State | null;
  /**
   * The rules: synchronous and pure, because it may run several times. Throws a DomainError or says what
   * changes. The new version will be the state's plus one.
   */
  readonly decide: (state: State | null) => Decision<View>;
  /** The refusal behind a unique index of the service's own tables; what it does not know is thrown as it is. */
  readonly refusalOf?: (error: unknown) => DomainError | undefined;
}

/** One of many changes that a consumer makes in its transaction. */
export interface BatchItem<State, View> {
  readonly id: string;
  readonly context: CommandContext;
  readonly decide: (state: State | null) => Decision<View>;
}

export interface Batch<State, View> {
  readonly table: AggregateTable;
  readonly toState: (row: StoredRow | null) => State | null;
  readonly items: readonly BatchItem<State, View>[];
}
