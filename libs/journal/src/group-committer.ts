import { isInfrastructureFailure, Lanes } from '#libs/persistence';
import type { AggregateWrite } from './aggregate-write.js';
import type { JournalWriter } from './journal-writer.js';

interface Waiting {
  readonly write: AggregateWrite;
  readonly settle: (won: boolean) => void;
  readonly fail: (error: unknown) => void;
}

export interface GroupCommitterLimits {
  /** Statements under way at a time; whoever comes meanwhile shares the next one. */
  readonly lanes: number;
  /** Writes in one statement at most: a long one makes everybody in it wait. */
  readonly batch: number;
}

const LIMITS: GroupCommitterLimits = { lanes: 2, batch: 64 };

/**
 * Lets concurrent commands share a statement and its commit. An idle one writes at once: there is no
 * timer, batches come from one turn of the event loop and from waiting for a lane. One aggregate stands in a batch once; if a statement
 * fails, its writes run singly, so that a bad one fails alone.
 */
export class GroupCommitter {
  private waiting: Waiting[] = [];
  private readonly lanes: Lanes;

  constructor(
    private readonly writer: Pick<JournalWriter, 'write'>,
    private readonly limits: GroupCommitterLimits = LIMITS,
  ) {
    this.lanes = new Lanes(limits.lanes);
  }

  /** Whether the write's compare-and-set won. */
  async commit(write: AggregateWrite): Promise<boolean> {
    return await new Promise<boolean>((settle, fail) => {
      this.waiting.push({ write, settle, fail });
      this.lanes.fill(() => (this.waiting.length > 0 ? this.flush(this.nextBatch()) : null));
    });
  }

  /** The oldest write, and those behind it that go into the same statement. */
  private nextBatch(): Waiting[] {
    const { table } = this.waiting[0]!.write;
    const ids = new Set<string>();
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    for (const one of this.waiting) {
      const fits = batch.length < this.limits.batch && one.write.table === table && !ids.has(one.write.id);
      if (fits) ids.add(one.write.id);
      (fits ? batch : left).push(one);
    }
    this.waiting = left;
    return batch;
  }

  private async flush(batch: readonly Waiting[]): Promise<void> {
    try {
      const won = await this.writer.write(batch.map((one) => one.write));
      for (const one of batch) one.settle(won.has(one.write.id));
    } catch (error) {
      // A lost connection leaves everybody unsure in the same way; each looks for its own fact.
      if (batch.length === 1 || isInfrastructureFailure(error)) for (const one of batch) one.fail(error);
      else for (const one of batch) await this.flush([one]);
    }
  }
}
