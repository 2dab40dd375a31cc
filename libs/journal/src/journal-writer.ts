import type { Transaction } from '#libs/kernel';
import { afterCommit, inTransaction, runSql } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import {
  type AggregateTable,
  type AggregateWrite,
  type SideTable,
  writtenColumns,
} from './aggregate-write.js';
import { chaosPoint } from './chaos-point.js';
import { acceptedRows } from './journal-rows.js';
import { type OwnedRow, packed } from './side-packing.js';
import { writeStatement, type WriteShape, type WriteStatement } from './write-statement.js';

/** A statement with its values, made for writes of one aggregate table. */
type ReadyStatement = WriteStatement & { readonly values: readonly string[] };

/** Writes aggregates, side rows, journal and pending: one statement per aggregate table, for any number of writes. */
export class JournalWriter {
  private readonly statements = new Map<string, WriteStatement>();

  constructor(
    private readonly dataSource: DataSource,
    /** Told after each commit that left something to publish. */
    private readonly onPending: () => void,
  ) {}

  /** The ids whose compare-and-set won. Nothing of a loser is written. */
  async write(writes: readonly AggregateWrite[], tx?: Transaction): Promise<ReadonlySet<string>> {
    if (writes.length === 0) return new Set();
    const groups = [...Map.groupBy(writes, (write) => write.table).values()];
    if (tx) {
      afterCommit(tx, () => this.committed(writes));
      return this.writeGroups(groups, tx);
    }
    const won =
      groups.length === 1
        ? await run(this.statementOf(groups[0]!), this.dataSource)
        : await inTransaction(this.dataSource, (own) => this.writeGroups(groups, own));
    this.committed(writes);
    return won;
  }

  /** As `write` for one aggregate table, in two steps: what costs time is done now, and sent by what is returned. */
  prepare(writes: readonly AggregateWrite[]): () => Promise<ReadonlySet<string>> {
    const statement = this.statementOf(writes);
    return async () => {
      const won = await run(statement, this.dataSource);
      this.committed(writes);
      return won;
    };
  }

  private async writeGroups(groups: readonly AggregateWrite[][], tx: Transaction): Promise<Set<string>> {
    const won = new Set<string>();
    for (const group of groups) for (const id of await run(this.statementOf(group), tx)) won.add(id);
    return won;
  }

  private statementOf(group: readonly AggregateWrite[]): ReadyStatement {
    // Locks are taken in the order of the rows, so that two batches cannot wait for each other.
    const writes = group.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    if (writes.some((write, index) => write.id === writes[index + 1]?.id)) {
      throw new TypeError('two writes of one aggregate in one statement');
    }
    const { table } = writes[0]!;
    if (writes.some((write) => write.table !== table)) throw new TypeError('two tables in one statement');
    const sides = [...sidesOf(writes)].map(([side, rows]) => packed(side, rows));
    const statement = this.statementFor(
      table,
      writes,
      sides.map(({ side }) => side),
    );
    const columns = Object.keys(writtenColumns(table, writes.some(inserts)));
    const values = [
      writes.map((write) => stateOf(write, columns)),
      writes.flatMap(acceptedRows),
      ...sides.map(({ content }) => content),
    ].map((rows) => JSON.stringify(rows));
    return { ...statement, values };
  }

  private statementFor(
    table: AggregateTable,
    writes: readonly AggregateWrite[],
    sides: readonly SideTable[],
  ): WriteStatement {
    const shape: WriteShape = {
      table,
      inserts: writes.some(inserts),
      updates: writes.some((write) => write.expectedVersion > 0),
      publishes: writes.some(publishes),
      sides,
    };
    const key = keyOf(shape);
    const known = this.statements.get(key) ?? writeStatement(shape);
    this.statements.set(key, known);
    return known;
  }

  private committed(writes: readonly AggregateWrite[]): void {
    chaosPoint('journal.after-commit');
    if (writes.some(publishes)) this.onPending();
  }
}

async function run(statement: ReadyStatement, on: DataSource | Transaction): Promise<Set<string>> {
  chaosPoint('journal.before-commit');
  const rows = await runSql<{ id: string }>(on, statement);
  return new Set(rows.map((row) => row.id));
}

/** Everything that decides the text: a table may be written with different columns by different commands. */
function keyOf({ table, inserts, updates, publishes: news, sides }: WriteShape): string {
  return JSON.stringify([
    table.schema,
    table.table,
    [Object.keys(table.columns), table.fixed],
    [inserts, updates, news],
    sides.map((side) => [side.table, Object.keys(side.columns), side.conflict, side.shared]),
  ]);
}

function inserts(write: AggregateWrite): boolean {
  return write.expectedVersion === 0;
}

function publishes(write: AggregateWrite): boolean {
  return write.entries.some((entry) => entry.published);
}

function stateOf(write: AggregateWrite, columns: readonly string[]): Record<string, unknown> {
  return {
    ...picked(write.row, columns, write.table.table),
    district_id: write.context.caller.districtId,
    id: write.id,
    expected_version__: write.expectedVersion,
  };
}

/** Rows per side table; tables without rows are left out, so that few shapes of the statement exist. */
function sidesOf(writes: readonly AggregateWrite[]): Map<SideTable, OwnedRow[]> {
  const sides = new Map<SideTable, OwnedRow[]>();
  for (const { context, id, side = [] } of writes) {
    const owner = { owner_district__: context.caller.districtId, owner_id__: id };
    for (const { table, rows } of side) {
      if (rows.length === 0) continue;
      const known = sides.get(table) ?? [];
      for (const row of rows) known.push({ owner, row });
      sides.set(table, known);
    }
  }
  return new Map([...sides].sort(([a], [b]) => (a.table < b.table ? -1 : 1)));
}

function picked(
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  table: string,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const column of columns) {
    if (row[column] === undefined) throw new TypeError(`a row of ${table} lacks the column ${column}`);
    found[column] = row[column];
  }
  return found;
}
