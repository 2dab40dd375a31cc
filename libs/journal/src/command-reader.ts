import type { CommandContext, Failure, Transaction } from '#libs/kernel';
import { runSql, SharedReads } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import type { AggregateTable, StoredRow } from './aggregate-write.js';
import { refusalAgain } from './refusals.js';
import { qualified, readStatement, type WriteStatement } from './write-statement.js';

/** What an earlier command with the same key was answered. */
export interface Receipt {
  readonly outcome: 'accepted' | 'refused';
  readonly requestHash: string | null;
  readonly answer: unknown;
}

export interface Seen {
  readonly row: StoredRow | null;
  readonly receipt: Receipt | null;
}

interface Target {
  readonly table: AggregateTable;
  readonly id: string;
  readonly context: CommandContext;
}

interface ReadRow extends Record<string, unknown> {
  readonly id: string | null;
  readonly place__: string;
  readonly receipt_outcome__: 'accepted' | 'refused' | null;
  readonly receipt_hash__: string | null;
  readonly receipt_answer__: unknown;
}

/** Reads what commands need to be decided: states and earlier receipts, in one query for all that ask at the time. */
export class CommandReader {
  private readonly statements = new Map<AggregateTable, WriteStatement>();
  private readonly shared = new Map<AggregateTable, SharedReads<Target, Seen>>();

  constructor(private readonly dataSource: DataSource) {}

  async read(target: Target, tx?: Transaction): Promise<Seen> {
    if (tx) return (await this.query(target.table, [target], tx))[0]!;
    const known = this.shared.get(target.table);
    const reads = known ?? new SharedReads((targets) => this.query(target.table, targets, this.dataSource));
    if (!known) this.shared.set(target.table, reads);
    return await reads.read(target);
  }

  private async query(
    table: AggregateTable,
    targets: readonly Target[],
    on: DataSource | Transaction,
  ): Promise<Seen[]> {
    const statement = this.statements.get(table) ?? readStatement(table);
    this.statements.set(table, statement);
    const rows = await runSql<ReadRow>(on, {
      ...statement,
      values: [JSON.stringify(targets.map(askedFor))],
    });
    if (rows.length !== targets.length)
      throw new Error('a query that has one row for each had another number');
    const seen = new Map(rows.map((row) => [Number(row.place__), seenIn(row)]));
    return targets.map((_, index) => seen.get(index + 1)!);
  }

  /** Keeps rivals from the aggregate until `tx` is over. */
  async lock({ table, id, context }: Target, tx: Transaction): Promise<void> {
    await runSql(tx, {
      text: `select from ${qualified(table.schema, table.table)} where district_id = $1 and id = $2 for update`,
      values: [context.caller.districtId, id],
    });
  }

  /** The one of these facts that is in the journal: the way to learn what became of a write whose connection broke. */
  async stored({ table, context }: Target, factIds: readonly string[]): Promise<string | null> {
    if (factIds.length === 0) return null;
    const [row] = await runSql<{ fact_id: string }>(this.dataSource, {
      text: `select fact_id from ${qualified(table.schema, 'journal')} where district_id = $1 and fact_id = any($2::uuid[])`,
      values: [context.caller.districtId, factIds],
    });
    return row?.fact_id ?? null;
  }
}

function askedFor({ id, context }: Target) {
  const { districtId: district_id, personId: person_id } = context.caller;
  return { district_id, id, person_id, command_key: context.commandKey };
}

function seenIn(row: ReadRow): Seen {
  const {
    place__: _,
    receipt_outcome__: outcome,
    receipt_hash__: hash,
    receipt_answer__: answer,
    ...state
  } = row;
  return {
    row: row.id === null ? null : (state as StoredRow),
    receipt: outcome === null ? null : { outcome, requestHash: hash, answer },
  };
}

/** The same answer again, or the same refusal. */
export function answerAgain<View>(receipt: Receipt): View {
  if (receipt.outcome === 'refused') throw refusalAgain(receipt.answer as Failure);
  return receipt.answer as View;
}
