import type { Transaction } from '#libs/kernel';
import { jitter, runSql } from '#libs/persistence';
import { setTimeout as delay } from 'node:timers/promises';
import type { AggregateWrite, StoredRow } from './aggregate-write.js';
import type { Batch, BatchItem } from './command.js';
import type { JournalWriter } from './journal-writer.js';
import { tooMuchContention } from './refusals.js';
import { readManyStatement, type WriteStatement } from './write-statement.js';

const MAX_RUNS = 8;
const RETRY_BASE_MS = 3;

/** The changes that facts cause in many aggregates, in the transaction that also holds their receipts. */
export class BatchExecutor {
  constructor(private readonly writer: JournalWriter) {}

  /** The answers in the order of the items. Items of one aggregate take effect one after the other. */
  async executeMany<State, View>(tx: Transaction, batch: Batch<State, View>): Promise<readonly View[]> {
    const answers = new Map<BatchItem<State, View>, View>();
    let waiting = [...batch.items];
    for (let lost = 0; waiting.length > 0;) {
      const round = firstOfEach(waiting);
      const settled = await this.settle(tx, batch, { round, locked: lost > 0 });
      for (const [item, answer] of settled) answers.set(item, answer);
      waiting = waiting.filter((item) => !answers.has(item));
      if (settled.size === round.length) continue;
      lost += 1;
      if (lost === MAX_RUNS) throw tooMuchContention();
      await delay(jitter(lost, RETRY_BASE_MS));
    }
    return batch.items.map((item) => answers.get(item) as View);
  }

  private async settle<State, View>(
    tx: Transaction,
    { table, toState }: Batch<State, View>,
    { round, locked }: { readonly round: readonly BatchItem<State, View>[]; readonly locked: boolean },
  ): Promise<Map<BatchItem<State, View>, View>> {
    const rows = await readMany(tx, readManyStatement(table, locked), round);
    const settled = new Map<BatchItem<State, View>, View>();
    const writes: AggregateWrite[] = [];
    for (const item of round) {
      const row = rows.get(keyOf(item)) ?? null;
      const decision = item.decide(toState(row));
      settled.set(item, decision.answer);
      if ('unchanged' in decision) continue;
      writes.push({
        table,
        id: item.id,
        context: item.context,
        expectedVersion: row?.version ?? 0,
        ...decision,
      });
    }
    const won = await this.writer.write(writes, tx);
    const losers = new Set(writes.filter((write) => !won.has(write.id)).map((write) => write.id));
    return new Map([...settled].filter(([item]) => !losers.has(item.id)));
  }
}

/** The first waiting item of each aggregate: the next one must see what it did. */
function firstOfEach<State, View>(items: readonly BatchItem<State, View>[]): BatchItem<State, View>[] {
  const first = new Map<string, BatchItem<State, View>>();
  for (const item of items) if (!first.has(item.id)) first.set(item.id, item);
  return [...first.values()];
}

function keyOf<State, View>(item: BatchItem<State, View>): string {
  return `${item.context.caller.districtId}/${item.id}`;
}

async function readMany<State, View>(
  tx: Transaction,
  statement: WriteStatement,
  items: readonly BatchItem<State, View>[],
): Promise<Map<string, StoredRow>> {
  const found = new Map<string, StoredRow>();
  const byDistrict = Map.groupBy(items, (item) => item.context.caller.districtId);
  for (const [district, own] of byDistrict) {
    const rows = await runSql<StoredRow>(tx, {
      ...statement,
      values: [district, own.map((item) => item.id)],
    });
    for (const row of rows) found.set(`${district}/${row.id}`, row);
  }
  return found;
}
