import type { Problem } from '../problems/problem.js';

/** What was decided on one matter, having seen this version of the assignment. */
export interface Decision {
  readonly assignmentId: string;
  readonly shownVersion: number;
  readonly title: string;
  readonly businessId: string;
  readonly choice: 'approve' | 'return' | 'reject';
  /** Opinion of an approval (may be empty), reason of a refusal. */
  readonly words: string;
  readonly criterionId: string | null;
  readonly resultLevel: string | null;
}

/** One intention: a single decision, or several that were taken together. */
export interface Entry {
  /** Its Idempotency-Key: however often it is sent, it has one effect. */
  readonly key: string;
  readonly decisions: readonly Decision[];
  readonly dueAt: number;
  /**
   * `waiting` can be taken back; `sending` is under way; `unsent` found nobody and is tried again when asked;
   * `refused` was answered with a no, for at least one of its decisions, and is over.
   */
  readonly state: 'waiting' | 'sending' | 'unsent' | 'refused';
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly decision: Decision;
  readonly problem: Problem;
}

/** `unsent`: nobody knows what became of it. */
export type Answer = { readonly failures: readonly Failure[] } | 'unsent';

export interface World {
  /** What survives a closed tab; entries lie apart, so that two tabs do not overwrite each other. */
  readonly kept: () => readonly Entry[];
  readonly keep: (entry: Entry) => void;
  readonly forget: (key: string) => void;
  readonly send: (entry: Entry) => Promise<Answer>;
  readonly now: () => number;
  readonly later: (ms: number, then: () => void) => unknown;
}

/** Time to take a slip back. */
export const GRACE_MS = 5_000;

type Watcher = () => void;

/**
 * Decisions on their way. Each waits a few seconds in which it can be taken back, and is kept on the device until the
 * platform has answered: a closing tab sends what waits, and whatever had no answer is sent again, under the same key,
 * when the person is back. Nothing is sent twice with two effects, and nothing is lost without a word.
 */
export class Outbox {
  private list: readonly Entry[] = [];
  private readonly gone = new Set<string>();
  private readonly watchers = new Set<Watcher>();

  constructor(private readonly world: World) {
    this.resume();
  }

  readonly entries = (): readonly Entry[] => this.list;

  readonly watch = (watcher: Watcher): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Whether this person has decided on it, as far as this device knows; a queue need not show it any more. */
  hides(assignmentId: string): boolean {
    if (this.gone.has(assignmentId)) return true;
    return this.list.some(
      ({ state, decisions }) =>
        state !== 'refused' && decisions.some((decision) => decision.assignmentId === assignmentId),
    );
  }

  put(key: string, decisions: readonly Decision[]): void {
    const dueAt = this.world.now() + GRACE_MS;
    this.become([...this.list, { key, decisions, dueAt, state: 'waiting', failures: [] }]);
    this.wait(key, GRACE_MS);
  }

  /** Gives the decisions back; null when they are under way already. */
  takeBack(key: string): readonly Decision[] | null {
    const entry = this.list.find((each) => each.key === key);
    if (entry?.state !== 'waiting') return null;
    this.become(this.list.filter((each) => each !== entry));
    return entry.decisions;
  }

  /** After a refusal that was read. */
  dismiss(key: string): void {
    this.become(this.list.filter((each) => each.key !== key || each.state !== 'refused'));
  }

  /** Sends at once what waits: the tab closes, or the person wants no more time. */
  flush(): void {
    for (const { key, state } of this.list) if (state === 'waiting') void this.send(key);
  }

  /** What had no answer, once more: the person asks, the network is back, or the person is. */
  retry(): void {
    for (const { key, state } of this.list) if (state === 'unsent') void this.send(key);
  }

  /** Another tab of the same person took something back or had it answered. */
  follow(): void {
    const kept = new Set(this.world.kept().map(({ key }) => key));
    this.list = this.list.filter(({ key, state }) => state !== 'waiting' || kept.has(key));
    this.tell();
  }

  private resume(): void {
    const kept = this.world.kept();
    const now = this.world.now();
    this.list = kept.map((entry) =>
      entry.state === 'waiting' ? { ...entry, dueAt: now + GRACE_MS } : entry,
    );
    for (const { key, state } of kept) {
      if (state === 'waiting') this.wait(key, GRACE_MS);
      // It was on its way when the tab closed; asked again it has no second effect.
      else this.world.later(0, () => void this.send(key));
    }
  }

  private wait(key: string, ms: number): void {
    this.world.later(ms, () => {
      if (this.list.some((each) => each.key === key && each.state === 'waiting')) void this.send(key);
    });
  }

  private async send(key: string): Promise<void> {
    const entry = this.change(key, { state: 'sending', failures: [] });
    if (!entry) return;
    const answer = await this.world.send(entry);
    if (answer === 'unsent') {
      this.change(key, { state: 'unsent' });
      return;
    }
    const refused = new Set(answer.failures.map(({ decision }) => decision.assignmentId));
    for (const { assignmentId } of entry.decisions)
      if (!refused.has(assignmentId)) this.gone.add(assignmentId);
    if (answer.failures.length > 0) this.change(key, { state: 'refused', failures: answer.failures });
    else this.become(this.list.filter((each) => each.key !== key));
  }

  private change(key: string, to: Partial<Entry>): Entry | undefined {
    this.become(this.list.map((each) => (each.key === key ? { ...each, ...to } : each)));
    return this.list.find((each) => each.key === key);
  }

  private become(list: readonly Entry[]): void {
    const before = this.list;
    this.list = list;
    for (const entry of list) {
      if (before.includes(entry)) continue;
      if (entry.state === 'refused') this.world.forget(entry.key);
      else this.world.keep(entry);
    }
    for (const { key } of before) if (!list.some((each) => each.key === key)) this.world.forget(key);
    this.tell();
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }
}
