import { type Clock, SystemClock, type Transaction } from '#libs/kernel';
import type { DataSource } from 'typeorm';
import type { AggregateWrite } from './aggregate-write.js';
import { BatchExecutor } from './batch-executor.js';
import { CommandExecutor } from './command-executor.js';
import { CommandReader } from './command-reader.js';
import type { Batch, Command } from './command.js';
import { GroupCommitter } from './group-committer.js';
import { JournalWriter } from './journal-writer.js';
import { KeyedQueue } from './keyed-queue.js';
import { RefusalRecorder } from './refusal-recorder.js';

/**
 * A fact is written once, by its owner, together with the news of it: every change of an aggregate goes
 * through here.
 */
export class JournaledStore {
  private readonly writer: JournalWriter;
  private readonly commands: CommandExecutor;
  private readonly batches: BatchExecutor;
  private readonly queue = new KeyedQueue();

  /**
   * @param onPending called after each commit that left something to publish; must not throw
   * @param clock dates the lines about refused commands; the others are dated by their rules
   */
  constructor(
    dataSource: DataSource,
    onPending: () => void = () => undefined,
    clock: Clock = new SystemClock(),
  ) {
    this.writer = new JournalWriter(dataSource, onPending);
    this.batches = new BatchExecutor(this.writer);
    this.commands = new CommandExecutor({
      dataSource,
      reader: new CommandReader(dataSource),
      writer: this.writer,
      committer: new GroupCommitter(this.writer),
      refusals: new RefusalRecorder(dataSource, clock),
    });
  }

  /**
   * One command to one aggregate: one read, one write. The same command key gets the same answer, for
   * successes and for `conflict` and `refused` refusals; a refusal leaves one audit row.
   *
   * @throws the refusal; `platform/stale-version`, `platform/idempotency-key-reused`,
   * `platform/too-much-contention` after 8 runs, `platform/unavailable`
   */
  async execute<State, View>(command: Command<State, View>): Promise<View> {
    return await this.queue.run(command.id, () => this.commands.execute(command));
  }

  /**
   * Many changes in the caller's transaction, for consumers and dispatch chunks: one read and one write
   * for all. A refusal is thrown and leaves nothing behind; command keys are not looked at.
   */
  async executeMany<State, View>(tx: Transaction, batch: Batch<State, View>): Promise<readonly View[]> {
    return await this.batches.executeMany(tx, batch);
  }

  /**
   * Writes aggregates that were decided elsewhere, in `tx` or in a transaction of its own: one statement
   * per aggregate table. Returns the ids whose compare-and-set won; nothing of a loser is written.
   */
  async write(writes: readonly AggregateWrite[], tx?: Transaction): Promise<ReadonlySet<string>> {
    return await this.writer.write(writes, tx);
  }

  /**
   * As `write` in a transaction of its own and for one aggregate table, in two steps: the statement is made now, and sent
   * by what is returned. For large writes, so that the next is made while one is under way.
   */
  prepare(writes: readonly AggregateWrite[]): () => Promise<ReadonlySet<string>> {
    return this.writer.prepare(writes);
  }
}
