import { failureOf } from '#libs/kernel';
import { isConnectionLoss, isTransient, isUniqueViolation, jitter } from '#libs/persistence';
import { setTimeout as delay } from 'node:timers/promises';
import type { Change, Decision, StoredRow } from './aggregate-write.js';
import { answerAgain, type CommandReader, type Seen } from './command-reader.js';
import type { Command } from './command.js';
import type { GroupCommitter } from './group-committer.js';
import type { RefusalRecorder } from './refusal-recorder.js';
import { keyReused, staleVersion, tooMuchContention } from './refusals.js';

const MAX_RUNS = 8;
const RETRY_BASE_MS = 3;
const COMMAND_KEY_INDEX = 'journal_command_key';

/** A write whose connection broke: it may have been stored. */
interface Unsure<View> {
  readonly factId: string;
  readonly answer: View;
}

type Settled<View> = { readonly view: View } | 'again';

interface Stations {
  readonly reader: CommandReader;
  readonly committer: GroupCommitter;
  readonly refusals: RefusalRecorder;
}

/** One command from reading to being stored: read, decide, write; again when somebody was faster. */
export class CommandExecutor {
  constructor(private readonly stations: Stations) {}

  async execute<State, View>(command: Command<State, View>): Promise<View> {
    const unsure: Unsure<View>[] = [];
    for (let run = 1; ; run += 1) {
      try {
        const settled = await this.settle(command, unsure);
        if (settled !== 'again') return settled.view;
        if (run === MAX_RUNS) throw tooMuchContention();
      } catch (error) {
        if (run === MAX_RUNS || !isTransient(error)) throw error;
      }
      await delay(jitter(run, RETRY_BASE_MS));
    }
  }

  private async settle<State, View>(
    command: Command<State, View>,
    unsure: Unsure<View>[],
  ): Promise<Settled<View>> {
    const stored = await this.storedAfterAll(command, unsure);
    if (stored) return { view: stored.answer };
    const { context } = command;
    const seen = await this.stations.reader.read(command.table, command.id, context);
    if (seen.receipt && seen.receipt.requestHash === context.requestHash) {
      return { view: answerAgain<View>(seen.receipt) };
    }
    try {
      const decision = decideAt(command, seen);
      if ('unchanged' in decision) return { view: decision.answer };
      return await this.write(command, seen.row, { change: decision, unsure });
    } catch (error) {
      return await this.refuse(command, seen.row, error);
    }
  }

  private async write<State, View>(
    command: Command<State, View>,
    row: StoredRow | null,
    { change, unsure }: { readonly change: Change<View>; readonly unsure: Unsure<View>[] },
  ): Promise<Settled<View>> {
    const { table, id, context } = command;
    try {
      const expectedVersion = row?.version ?? 0;
      const won = await this.stations.committer.commit({ table, id, context, expectedVersion, ...change });
      return won ? { view: change.answer } : 'again';
    } catch (error) {
      if (isConnectionLoss(error)) unsure.push({ factId: change.entries[0]!.factId, answer: change.answer });
      if (isUniqueViolation(error, COMMAND_KEY_INDEX)) return 'again';
      throw error;
    }
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

  private async storedAfterAll<State, View>(
    command: Command<State, View>,
    unsure: readonly Unsure<View>[],
  ): Promise<Unsure<View> | undefined> {
    const { districtId } = command.context.caller;
    for (const write of unsure) {
      if (await this.stations.reader.isStored(command.table.schema, districtId, write.factId)) return write;
    }
    return undefined;
  }
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
