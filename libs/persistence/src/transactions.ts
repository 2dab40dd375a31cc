import type { Transaction } from '#libs/kernel';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { asRefusal, CommitOutcomeUnknownError, isConnectionLoss } from './postgres-errors.js';
import { retryTransient } from './retry.js';

type Work<Result> = (tx: Transaction, manager: EntityManager) => Promise<Result>;

interface Open {
  readonly manager: EntityManager;
  readonly runner: QueryRunner;
  readonly afterCommit: (() => void)[];
}

const open = new WeakMap<Transaction, Open>();

export interface TransactionOptions {
  /**
   * Whether the work recognises its own earlier effect (by a receipt or a compare-and-set), so that it
   * may run again when the connection broke during COMMIT. Otherwise that is a CommitOutcomeUnknownError.
   */
  readonly repeatable?: boolean;
}

/**
 * Runs `work` in one transaction and commits it. Serialization failures, deadlocks and lost
 * connections repeat the whole of it (5 runs at most, with jitter), so `work` must have no effect
 * outside the database. A commit guard makes sure that a swallowed error cannot pass as success
 * (reliability F4.1).
 *
 * @throws DatabaseUnavailableError when the database cannot answer; CommitOutcomeUnknownError
 */
export async function inTransaction<Result>(
  dataSource: DataSource,
  work: Work<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  try {
    return await retryTransient(() => runOnce(dataSource, work, options));
  } catch (error) {
    throw asRefusal(error);
  }
}

async function runOnce<Result>(
  dataSource: DataSource,
  work: Work<Result>,
  options: TransactionOptions,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  const tx = {} as Transaction;
  const state: Open = { manager: runner.manager, runner, afterCommit: [] };
  try {
    await runner.connect();
    await runner.startTransaction();
    open.set(tx, state);
    const result = await work(tx, runner.manager);
    await commit(runner, options);
    open.delete(tx);
    for (const callback of state.afterCommit) callback();
    return result;
  } catch (error) {
    await rollBack(runner);
    throw error;
  } finally {
    open.delete(tx);
    await runner.release();
  }
}

/** An aborted transaction answers COMMIT with a silent ROLLBACK; a statement before it, in the same message, fails loudly. */
const GUARDED_COMMIT = 'select 1; commit';

async function commit(runner: QueryRunner, options: TransactionOptions): Promise<void> {
  try {
    await runner.query(GUARDED_COMMIT);
  } catch (error) {
    if (options.repeatable !== true && isConnectionLoss(error)) throw new CommitOutcomeUnknownError(error);
    throw error;
  }
}

async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive || runner.isReleased) return;
  try {
    await runner.rollbackTransaction();
  } catch {
    // The connection is gone, and with it the transaction; the first error is the one that tells why.
  }
}

/** The TypeORM manager of an open transaction, for adapters. Throws once the transaction is over. */
export function managerOf(tx: Transaction): EntityManager {
  return stateOf(tx).manager;
}

/** Has `callback` run once `tx` is committed; never when it is rolled back. It must not throw. */
export function afterCommit(tx: Transaction, callback: () => void): void {
  stateOf(tx).afterCommit.push(callback);
}

/** The query runner of an open transaction. */
export function runnerOf(tx: Transaction): QueryRunner {
  return stateOf(tx).runner;
}

function stateOf(tx: Transaction): Open {
  const state = open.get(tx);
  if (!state) throw new Error('the transaction is over, or was not opened by inTransaction');
  return state;
}
