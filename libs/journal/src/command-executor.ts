import { failureOf, type Transaction } from '#libs/kernel';
import { inTransaction, isTransient, isUniqueViolation, jitter } from '#libs/persistence';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { AggregateWrite, Decision, StoredRow } from './aggregate-write.js';
import { answerAgain, type CommandReader, type Receipt, type Seen } from './command-reader.js';
import type { Command } from './command.js';
import type { GroupCommitter } from './group-committer.js';
import type { JournalWriter } from './journal-writer.js';
import type { RefusalRecorder } from './refusal-recorder.js';
import { keyReused, staleVersion, tooMuchContention } from './refusals.js';

const MAX_RUNS = 8;
/** After so many lost races the row is locked first: a rival that writes without pause would win them all. */
const OPTIMISTIC_RUNS = 3;
const RETRY_BASE_MS = 3;
const COMMAND_KEY_INDEX = 'journal_command_key';

type Settled<View> = { readonly view: View } | { readonly receipt: Receipt } | 'again';

/** What earlier runs of one command left behind. */
interface Trail<View> {
  /** The row as the last run saw it. */
  row: StoredRow | null;
  /** Writes that may have been stored although their connection broke. */
  readonly unsure: Map<string, View>;
  /** Whether an insert has met a unique index already. */
  collided: boolean;
}

interface Stations {
  readonly dataSource: DataSource;
  readonly reader: CommandReader;
  readonly writer: JournalWriter;
  readonly committer: GroupCommitter;
  readonly refusals: RefusalRecorder;
}

/** One command from reading to being stored: read, decide, write; again when somebody was faster. */
export class CommandExecutor {
  constructor(private readonly stations: Stations) {}

  async execute<State, View>(command: Command<State, View>): Promise<View> {
    const trail: Trail<View> = { row: null, unsure: new Map(), collided: false };
    for (let run = 1; ; run += 1) {
      try {
        const settled = await this.run(command, trail, run > OPTIMISTIC_RUNS);
        if (settled !== 'again') return 'view' in settled ? settled.view : answerAgain<View>(settled.receipt);
        if (run === MAX_RUNS) throw tooMuchContention();
      } catch (error) {
        if (run === MAX_RUNS || !isTransient(error)) throw error;
      }
      await delay(jitter(run, RETRY_BASE_MS));
    }
  }

  private async run<State, View>(
    command: Command<State, View>,
    trail: Trail<View>,
    locked: boolean,
  ): Promise<Settled<View>> {
    const { dataSource, reader } = this.stations;
    const stored = await reader.stored(command, [...trail.unsure.keys()]);
    if (stored !== null) return { view: trail.unsure.get(stored) as View };
    try {
      if (!locked) return await this.settle(command, trail);
      return await inTransaction(dataSource, async (tx) => {
        await reader.lock(command, tx);
        return await this.settle(command, trail, tx);
      });
    } catch (error) {
      if (isTransient(error)) throw error;
      if (isRace(error, trail)) return 'again';
      return await this.refuse(command, trail.row, error);
    }
  }

  private async settle<State, View>(
    command: Command<State, View>,
    trail: Trail<View>,
    tx?: Transaction,
  ): Promise<Settled<View>> {
    const { table, id, context } = command;
    const seen = await this.stations.reader.read(command, tx);
    trail.row = seen.row;
    if (seen.receipt && seen.receipt.requestHash === context.requestHash) {
      return { receipt: seen.receipt };
    }
    const decision = decideAt(command, seen);
    if ('unchanged' in decision) return { view: decision.answer };
    const [first] = decision.entries;
    if (first) trail.unsure.set(first.factId, decision.answer);
    const expectedVersion = seen.row?.version ?? 0;
    const won = await this.write({ table, id, context, expectedVersion, ...decision }, tx);
    if (won) return { view: decision.answer };
    if (first) trail.unsure.delete(first.factId);
    return 'again';
  }

  private async write(write: AggregateWrite, tx?: Transaction): Promise<boolean> {
    if (!tx) return await this.stations.committer.commit(write);
    return (await this.stations.writer.write([write], tx)).has(write.id);
  }

  /** Records the refusal and throws it; 'again' when the key got another answer meanwhile. */
  private async refuse<State, View>(
    command: Command<State, View>,
    row: StoredRow | null,
    error: unknown,
  ): Promise<'again'> {
    const refusal = command.refusalOf?.(error) ?? error;
    const failure = failureOf(refusal);
    if (failure && !(await this.stations.refusals.record(command, row, failure))) return 'again';
    throw refusal;
  }
}

/**
 * Whether a unique index was met only because a rival did the same: it took the command's key, or it
 * made the same aggregate (PostgreSQL may then name another index of the table). The next run sees it.
 */
function isRace(error: unknown, trail: Trail<unknown>): boolean {
  if (isUniqueViolation(error, COMMAND_KEY_INDEX)) return true;
  if (!isUniqueViolation(error) || trail.row !== null || trail.collided) return false;
  trail.collided = true;
  return true;
}

/**
 * The rules first, so that who may not know of the aggregate does not learn its version; then If-Match,
 * so that a caller with an old view is told to look again rather than what the new state refuses.
 */
function decideAt<State, View>(command: Command<State, View>, seen: Seen): Decision<View> {
  if (seen.receipt) throw keyReused();
  const { expectedVersion } = command.context;
  const isStale = expectedVersion !== null && seen.row !== null && seen.row.version !== expectedVersion;
  try {
    const decision = command.decide(command.toState(seen.row));
    if (!isStale) return decision;
  } catch (error) {
    const kind = failureOf(error)?.kind;
    if (!isStale || (kind !== 'conflict' && kind !== 'refused')) throw error;
  }
  throw staleVersion(seen.row!.version);
}
