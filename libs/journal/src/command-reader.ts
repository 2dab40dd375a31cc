import type { CommandContext, Failure } from '#libs/kernel';
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

  async read(table: AggregateTable, id: string, context: CommandContext): Promise<Seen> {
    const statement = this.statements.get(table) ?? readStatement(table);
    this.statements.set(table, statement);
    const { caller, commandKey } = context;
    const [row] = await runSql<ReadRow>(this.dataSource, {
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

  /** Whether a fact is in the journal: the way to learn what became of a write whose connection broke. */
  async isStored(schema: string, districtId: string, factId: string): Promise<boolean> {
    const rows = await runSql(this.dataSource, {
      text: `select from ${qualified(schema, 'journal')} where district_id = $1 and fact_id = $2`,
      values: [districtId, factId],
    });
    return rows.length > 0;
  }
}

/** The same answer again, or the same refusal. */
export function answerAgain<View>(receipt: Receipt): View {
  if (receipt.outcome === 'refused') throw refusalAgain(receipt.answer as Failure);
  return receipt.answer as View;
}
