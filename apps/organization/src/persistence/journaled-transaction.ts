import { PlatformError } from '#libs/contracts';
import { type AggregateTable, type AggregateWrite, JournaledStore, unchanged } from '#libs/journal';
import { type CommandContext, failureOf, type Transaction } from '#libs/kernel';
import { inTransaction } from '#libs/persistence';
import { DataSource } from 'typeorm';
import { constraintIn, refusalOf } from './constraint-refusals.js';

export interface WideCommand {
  /** `organization.<command>`, as the audit trail names it when it is refused. */
  readonly name: string;
  readonly context: CommandContext;
  readonly table: AggregateTable;
  readonly id: string;
  /** What a violated constraint is about. */
  readonly subject?: () => string;
}

export interface WideChange<View> {
  /** The first one carries the answer for a repeated command. */
  readonly writes: readonly AggregateWrite[];
  readonly answer: View;
}

const MAX_RUNS = 5;
const NOTHING_YET = Symbol('nothing yet');

/** What was read is no longer so; nothing was written, the command is decided afresh. */
export class ChangedMeanwhileError extends Error {
  override readonly name = 'ChangedMeanwhileError';
}

/**
 * A command whose rules look at more rows than its own aggregate, so that it needs a transaction with
 * locks. Receipts and audit rows are those of `JournaledStore.execute`: the same key gets the same
 * answer, a refusal leaves one row.
 */
export class JournaledTransaction {
  constructor(
    readonly dataSource: DataSource,
    readonly store: JournaledStore,
  ) {}

  /** `work` may run several times and must have no effect but in `tx`. */
  async run<View>(command: WideCommand, work: (tx: Transaction) => Promise<WideChange<View>>): Promise<View> {
    for (let run = 1; run <= MAX_RUNS; run += 1) {
      const earlier = await this.earlierAnswer<View>(command);
      if (earlier !== NOTHING_YET) return earlier;
      try {
        return await this.runOnce(work);
      } catch (error) {
        const isRace =
          error instanceof ChangedMeanwhileError || constraintIn(error) === 'journal_command_key';
        if (!isRace) return await this.refuse(command, error);
      }
    }
    throw new PlatformError('platform/too-much-contention', 'Too many change this at once; try again.');
  }

  /** Without a command key: what the machine does by a rule. */
  async runOnce<View>(work: (tx: Transaction) => Promise<WideChange<View>>): Promise<View> {
    return await inTransaction(this.dataSource, async (tx) => {
      const { writes, answer } = await work(tx);
      const won = await this.store.write(writes, tx);
      if (won.size < writes.length) throw new ChangedMeanwhileError();
      return answer;
    });
  }

  private earlierAnswer<View>(command: WideCommand): Promise<View | typeof NOTHING_YET> {
    return this.store.execute<null, View | typeof NOTHING_YET>({
      ...command,
      toState: () => null,
      decide: () => unchanged(NOTHING_YET),
    });
  }

  /** Records the refusal and throws it; answers only when the same key was answered meanwhile. */
  private async refuse<View>(command: WideCommand, error: unknown): Promise<View> {
    const refusal = refusalOf(error, command.subject?.()) ?? error;
    if (!failureOf(refusal)) throw refusal;
    return await this.store.execute<null, View>({
      ...command,
      toState: () => null,
      decide: () => {
        throw refusal;
      },
    });
  }
}

/** The writes of one command that are not its own aggregate: they have no receipt of their own. */
export function alongside(context: CommandContext): CommandContext {
  return { ...context, commandKey: null, requestHash: null };
}
