import { RECONCILE_MAX_MINUTES, type ReconcileCell, SERVICE_NAMES, type ServiceName } from '#libs/contracts';
import { type Clock, failureOf } from '#libs/kernel';
import type { CellKey, MinuteRange, OwnerBooks } from './reconcile-books.js';
import { minuteOf } from './receipts.js';
import type { ReconcilerPeers } from './reconciler-peers.js';

export interface ReconcileRules {
  /** Only minutes older than this are compared, so that facts in flight are not taken for lost. 0 compares the open minute too. */
  readonly quietMinutes: number;
  /** How far back an ordinary round looks, in minutes. */
  readonly windowMinutes: number;
  /** How far back a round over everything looks, in minutes: less than receipts are kept, or all that is older would go out again. */
  readonly horizonMinutes: number;
  /** At most so many facts are published again in one round: a slow consumer must not be buried. */
  readonly maxRepublished: number;
}

export const RECONCILE_RULES: ReconcileRules = {
  quietMinutes: 2,
  windowMinutes: 180,
  horizonMinutes: 28 * 24 * 60,
  maxRepublished: 5_000,
};

export interface ReconcileResult {
  /** Cells (bucket × minute) that either side had facts in, over all consumers. */
  readonly compared: number;
  readonly differing: number;
  /** Facts put into `pending` again. */
  readonly republished: number;
  /** Facts that a consumer has and this owner does not know: the sign of a restored backup. */
  readonly unknown: number;
  /** Consumers that did not answer; nothing is known about them. */
  readonly unreachable: readonly ServiceName[];
}

interface ReconcilerParts {
  readonly books: OwnerBooks;
  readonly peers: ReconcilerPeers;
  readonly clock: Clock;
  /** Told once per consumer and round in which facts were missing. */
  readonly onMissing: (peer: ServiceName, missing: number) => void;
}

type Tally = { -readonly [Key in keyof ReconcileResult]: ReconcileResult[Key] };

/**
 * The owner's check that every consumer has every fact: compares count and hash per bucket and minute,
 * and ids only where they differ. What a consumer lacks goes out again. This is why the bus may be wiped
 * at any moment.
 */
export class Reconciler {
  constructor(
    private readonly parts: ReconcilerParts,
    private readonly rules: ReconcileRules = RECONCILE_RULES,
  ) {}

  /**
   * Compares the last `windowMinutes`, or everything since the first fact within the horizon.
   *
   * @param rules for this round alone, where they differ
   */
  async reconcileOnce(
    depth: 'window' | 'everything' = 'window',
    rules: Partial<ReconcileRules> = {},
  ): Promise<ReconcileResult> {
    if (Object.keys(rules).length > 0) {
      return await new Reconciler(this.parts, { ...this.rules, ...rules }).reconcileOnce(depth);
    }
    const tally: Tally = { compared: 0, differing: 0, republished: 0, unknown: 0, unreachable: [] };
    const range = await this.rangeOf(depth);
    for (const peer of SERVICE_NAMES) {
      try {
        await this.comparePeer(peer, range, tally);
      } catch (error) {
        if (failureOf(error)?.kind !== 'unavailable') throw error;
        tally.unreachable = [...tally.unreachable, peer];
      }
    }
    return tally;
  }

  private async rangeOf(depth: 'window' | 'everything'): Promise<MinuteRange> {
    const { quietMinutes, windowMinutes, horizonMinutes } = this.rules;
    const now = minuteOf(this.parts.clock.now());
    const toMinute = quietMinutes === 0 ? now + 1 : now - quietMinutes;
    if (depth === 'window') return { fromMinute: toMinute - windowMinutes, toMinute };
    const first = (await this.parts.books.firstMinute()) ?? toMinute;
    return { fromMinute: Math.max(first, toMinute - horizonMinutes), toMinute };
  }

  private async comparePeer(peer: ServiceName, range: MinuteRange, tally: Tally): Promise<void> {
    let missing = 0;
    for (const slice of slicesOf(range)) {
      const theirs = await this.parts.peers.cells(peer, slice);
      if (theirs === null) return;
      const ours = await this.parts.books.cells(slice);
      const { compared, differing } = difference(ours, theirs);
      tally.compared += compared;
      tally.differing += differing.length;
      for (const cell of differing) {
        if (tally.republished >= this.rules.maxRepublished) break;
        missing += await this.heal(peer, cell, tally);
      }
    }
    if (missing > 0) this.parts.onMissing(peer, missing);
  }

  private async heal(peer: ServiceName, cell: CellKey, tally: Tally): Promise<number> {
    const ours = await this.parts.books.ids(cell);
    const theirs = await this.parts.peers.ids(peer, cell);
    const missing = ours.filter((fact) => !theirs.has(fact.factId));
    const known = new Set(ours.map((fact) => fact.factId));
    tally.unknown += [...theirs].filter((id) => !known.has(id)).length;
    const room = Math.max(this.rules.maxRepublished - tally.republished, 0);
    const quietMs = this.rules.quietMinutes * 60_000;
    tally.republished += await this.parts.books.republish(missing.slice(0, room), quietMs);
    return missing.length;
  }
}

function* slicesOf({ fromMinute, toMinute }: MinuteRange): Generator<MinuteRange> {
  for (let from = fromMinute; from < toMinute; from += RECONCILE_MAX_MINUTES) {
    yield { fromMinute: from, toMinute: Math.min(from + RECONCILE_MAX_MINUTES, toMinute) };
  }
}

function difference(
  ours: readonly ReconcileCell[],
  theirs: readonly ReconcileCell[],
): { readonly compared: number; readonly differing: CellKey[] } {
  const keyOf = ([minute, bucket]: ReconcileCell) => `${minute}/${bucket}`;
  const left = new Map(ours.map((cell) => [keyOf(cell), cell]));
  const right = new Map(theirs.map((cell) => [keyOf(cell), cell]));
  const all = new Map([...left, ...right]);
  const differing = [...all].filter(([key]) => {
    const [a, b] = [left.get(key), right.get(key)];
    return a?.[2] !== b?.[2] || a?.[3] !== b?.[3];
  });
  return {
    compared: all.size,
    differing: differing.map(([, [minute, bucket]]) => ({ minute, bucket })),
  };
}
