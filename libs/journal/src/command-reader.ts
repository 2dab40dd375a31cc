import type { CommandContext, Failure, Transaction } from '#libs/kernel';
import { runSql } from '#libs/persistence';
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
  readonly receipt_outcome__: 'accepted' | 'refused' | null;
  readonly receipt_hash__: string | null;
  readonly receipt_answer__: unknown;
}

/** Reads what a command needs to be decided: the state and an earlier receipt, in one query. */
export class CommandReader {
  private readonly statements = new Map<AggregateTable, WriteStatement>();

  constructor(private readonly dataSource: DataSource) {}

  async read({ table, id, context }: Target, tx?: Transaction): Promise<Seen> {
    const statement = this.statements.get(table) ?? readStatement(table);
    this.statements.set(table, statement);
    const { caller, commandKey } = context;
    const [row] = await runSql<ReadRow>(tx ?? this.dataSource, {
      ...statement,
      values: [caller.districtId, id, caller.personId, commandKey],
    });
    if (!row) throw new Error('a query that always has one row had none');
    const { receipt_outcome__: outcome, receipt_hash__: hash, receipt_answer__: answer, ...state } = row;
    return {
      row: row.id === null ? null : (state as StoredRow),
      receipt: outcome === null ? null : { outcome, requestHash: hash, answer },
    };
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

/** The same answer again, or the same refusal. */
export function answerAgain<View>(receipt: Receipt): View {
  if (receipt.outcome === 'refused') throw refusalAgain(receipt.answer as Failure);
  return receipt.answer as View;
}
