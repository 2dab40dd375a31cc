import type { FactPublisher } from '#libs/messaging';
import type { Logger, Metrics } from '#libs/observability';
import type { Lease } from '#libs/persistence';
import { setTimeout as pause } from 'node:timers/promises';
import { AlarmClock } from './alarm-clock.js';
import { chaosPoint } from './chaos-point.js';
import type { PendingFact, PendingQueue } from './pending-queue.js';
import { StalledAggregates } from './stalled-aggregates.js';

export const RELAY_LEASE_MS = 10_000;
const BATCH = 500;
/** A round with so many facts is one of many: the next waits, so that what happens meanwhile shares a message, and a transaction in each consumer. */
const MANY = 16;
/** From the beginning of such a round to the next, unless it was full. */
const PACE_MS = 60;
const POLL_MS = 1_000;
const FIRST_BACKOFF_MS = 200;
const LONGEST_BACKOFF_MS = 5_000;
const DRAIN_MS = 2_000;

/** How a replica that is not the relay tells the relay's process that there is something to publish. */
export abstract class RelayNudge {
  abstract send(): void;
  abstract onNudge(callback: () => void): void;
}

export interface RelayParts {
  readonly service: string;
  readonly queue: PendingQueue;
  readonly publisher: FactPublisher;
  readonly lease: Lease;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly nudge?: RelayNudge;
}

type Round = 'idle' | 'more' | 'bus-away';

/**
 * Carries written facts to the bus: publishes, **then** deletes, so that a crash in between publishes
 * twice and never loses. One process per service does it, by lease; two at once are harmless. A fact
 * that cannot be published stops its aggregate, not the others.
 */
export class Relay {
  private readonly alarm = new AlarmClock();
  private readonly stalled = new StalledAggregates();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private heldUntil = 0;
  private backoffMs = 0;
  private measuredAt = 0;
  /** When the next round may begin, on the monotonic clock. */
  private paceUntil = 0;

  constructor(private readonly parts: RelayParts) {
    parts.nudge?.onNudge(() => this.alarm.ring());
  }

  start(): void {
    this.running = this.run();
  }

  /** Something was committed: publish it now, or tell the process that relays. */
  wake(): void {
    if (Date.now() < this.heldUntil) this.alarm.ring();
    else this.parts.nudge?.send();
  }

  /** Publishes what is left, for two seconds at most, and gives the lease back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.alarm.ring();
    await this.running;
    if (Date.now() >= this.heldUntil) return;
    const deadline = Date.now() + DRAIN_MS;
    try {
      while (Date.now() < deadline && (await this.publishBatch()) === 'more');
      await this.parts.lease.release();
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'the relay could not finish; the next one will');
    }
    this.heldUntil = 0;
  }

  /** One batch, whoever holds the lease: for tests and operators. */
  async publishBatch(): Promise<Round> {
    const now = Date.now();
    const began = performance.now();
    const facts = await this.parts.queue.next(BATCH, this.stalled.ids(now));
    this.paceUntil = MANY <= facts.length && facts.length < BATCH ? began + PACE_MS : 0;
    if (facts.length === 0) return 'idle';
    const outcomes = await this.parts.publisher.publish(facts);
    chaosPoint('relay.after-publish');
    const stored = facts.filter((_, index) => outcomes[index]?.status === 'stored');
    await this.parts.queue.remove(stored.map((fact) => fact.position));
    if (stored.length === 0) return 'bus-away';
    for (const fact of stored) this.stalled.published(fact.envelope.aggregateId);
    for (const aggregateId of this.aggregatesOf(facts, new Set(stored))) {
      this.stalled.failed(aggregateId, now);
      this.parts.logger.error({ aggregateId }, 'a fact cannot be published');
    }
    return 'more';
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.round();
      } catch (error) {
        this.parts.logger.error({ err: error }, 'the relay waits');
        await this.backOff();
      }
    }
  }

  private async round(): Promise<void> {
    if (!(await this.holdsLease())) return this.alarm.sleep(POLL_MS);
    await this.keepPace();
    const round = await this.publishBatch();
    if (round === 'bus-away') {
      this.parts.logger.error('no fact can be published; the bus may be away');
      return this.backOff();
    }
    this.backoffMs = 0;
    if (round === 'more') return;
    await this.measure();
    await this.alarm.sleep(POLL_MS);
  }

  /** Renewed in good time; asked of the database only then, so that a batch costs no query for it. */
  private async holdsLease(): Promise<boolean> {
    const now = Date.now();
    if (now < this.heldUntil - (RELAY_LEASE_MS * 2) / 3) return true;
    const held = await this.parts.lease.hold();
    this.heldUntil = held ? now + RELAY_LEASE_MS : 0;
    return held;
  }

  /** Few facts go at once; under load each round carries what came since the last. */
  private async keepPace(): Promise<void> {
    const left = this.paceUntil - performance.now();
    if (left > 0) await this.rest(left);
  }

  private async backOff(): Promise<void> {
    this.backoffMs = Math.min(Math.max(this.backoffMs * 2, FIRST_BACKOFF_MS), LONGEST_BACKOFF_MS);
    await this.rest(this.backoffMs * (0.75 + Math.random() / 2));
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private async measure(): Promise<void> {
    if (Date.now() < this.measuredAt + POLL_MS) return;
    this.measuredAt = Date.now();
    const { count, oldestSeconds } = await this.parts.queue.backlog();
    const { metrics, service } = this.parts;
    metrics.pendingFacts.set({ service }, count);
    metrics.oldestPendingSeconds.set({ service }, oldestSeconds);
  }

  private aggregatesOf(facts: readonly PendingFact[], except: ReadonlySet<PendingFact>): Set<string> {
    const left = facts.filter((fact) => !except.has(fact));
    return new Set(left.map((fact) => fact.envelope.aggregateId));
  }
}
