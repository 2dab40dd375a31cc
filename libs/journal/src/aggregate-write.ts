import type { Actor, CommandContext } from '#libs/kernel';

/** Column types that travel as JSON and back: bigint and numeric as text, timestamptz as ISO 8601 or Date. */
export type PgType =
  | 'uuid'
  | 'text'
  | 'smallint'
  | 'int'
  | 'bigint'
  | 'numeric'
  | 'double precision'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'jsonb'
  | 'text[]'
  | 'uuid[]'
  | 'int[]';

/**
 * The table of an aggregate's state. `id uuid`, `district_id uuid` and `version int` are always there
 * and not listed; the primary key is `(district_id, id)`.
 */
export interface AggregateTable {
  readonly schema: string;
  readonly table: string;
  /** The aggregate's name in facts: `task`. */
  readonly aggregate: string;
  readonly columns: Readonly<Record<string, PgType>>;
  /** Of `columns`, those that are written with the first version and never again: an update does not carry them. */
  readonly fixed?: readonly string[];
}

/** The columns that a write carries: all when it may insert, else those that can change. */
export function writtenColumns(
  { columns, fixed = [] }: AggregateTable,
  inserts: boolean,
): Readonly<Record<string, PgType>> {
  if (inserts || fixed.length === 0) return columns;
  return Object.fromEntries(Object.entries(columns).filter(([column]) => !fixed.includes(column)));
}

/**
 * A table whose rows are written together with the aggregate and only when its compare-and-set won:
 * reports, the clock ledger, the tasks of one dispatch chunk. Lives in the aggregate's schema.
 */
export interface SideTable {
  readonly table: string;
  /** Every column that is written, `district_id` and keys included. */
  readonly columns: Readonly<Record<string, PgType>>;
  /**
   * Columns that mostly have one value in all rows of a statement, as when a chunk of tasks is made of one item. Where
   * they all do, their values travel once; it costs nothing to name one that sometimes differs.
   */
  readonly shared?: readonly string[];
  /** What happens to a row that is there already; an error when left out. */
  readonly conflict?:
    'error' | 'ignore' | { readonly on: readonly string[]; readonly update: readonly string[] };
}

export interface SideRows {
  readonly table: SideTable;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** One line of the journal: a fact for others (`published`), or a step only the audit trail tells of. */
export interface JournalEntry {
  /** UUIDv7, or uuid5 where repeating the command must not make a second fact. */
  readonly factId: string;
  /** The fact's type `<owner>.<aggregate>.<past tense>`, or `<service>.<command>` where nothing is published. */
  readonly type: string;
  /** Ids and changed values; never entities, never secrets. */
  readonly data: object;
  readonly published: boolean;
  readonly before: object | null;
  readonly after: object | null;
  readonly occurredAt: Date;
  /** Where it is published when that does not follow from the type. */
  readonly subject?: string;
}

/** One aggregate's next version, with everything that must become true together with it. */
export interface AggregateWrite {
  readonly table: AggregateTable;
  readonly id: string;
  /** The version that was read; 0 inserts. The new version is one higher and is shared by all entries, in their order. */
  readonly expectedVersion: number;
  /** Every column of the table's `columns`; a missing one is a mistake, not null. */
  readonly row: Readonly<Record<string, unknown>>;
  readonly side?: readonly SideRows[];
  /** At least one: every accepted command leaves a trace. */
  readonly entries: readonly JournalEntry[];
  readonly actor: Actor;
  readonly context: CommandContext;
  /** What the same command key will be answered with again: plain JSON. */
  readonly answer: unknown;
}

/** A row as it was read: the table's columns and the three that are always there. */
export type StoredRow = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly district_id: string;
  readonly version: number;
};

/** The change a command makes. */
export interface Change<View> {
  readonly row: Readonly<Record<string, unknown>>;
  readonly entries: readonly JournalEntry[];
  readonly side?: readonly SideRows[];
  readonly actor: Actor;
  readonly answer: View;
}

/** Nothing to change: nothing is written, not even a receipt; the same key is evaluated anew. */
export interface Unchanged<View> {
  readonly unchanged: true;
  readonly answer: View;
}

export type Decision<View> = Change<View> | Unchanged<View>;

export function unchanged<View>(answer: View): Unchanged<View> {
  return { unchanged: true, answer };
}

/** `evt.<owner>.v1.<aggregate>.<past tense>` from `<owner>.<aggregate>.<past tense>`. */
export function subjectOf(type: string): string {
  const dot = type.indexOf('.');
  return `evt.${type.slice(0, dot)}.v1.${type.slice(dot + 1)}`;
}

/** Facts are compared by bucket: the last hexadecimal digit of the aggregate's id, 0 to 15. */
export function bucketOf(aggregateId: string): number {
  return Number.parseInt(aggregateId.at(-1) ?? '0', 16);
}
