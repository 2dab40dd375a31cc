import { setTimeout as pause } from 'node:timers/promises';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Transaction } from '#libs/kernel';
import type { Logger, Metrics } from '#libs/observability';
import type { ProcessName } from '../connection/messaging-settings.js';
import { ConsumerTable } from './consumer-table.js';
import type { FactConsumer } from './fact-consumer.js';
import { decodeLetter } from './fact-decoder.js';
import type { FactInbox } from './fact-inbox.js';
import { chained, loggingRuns, timingRuns, type FactMiddleware, type FactStep } from './fact-middleware.js';
import { FactSettler, SETTLING_RULES, type SettlingRules } from './fact-settler.js';
import type { FactBus, FactDelivery, FactSource } from './fact-source.js';
import { durableOf, type ContractRegistry } from './registry.js';

export interface FactConsumerHostParts {
  readonly service: ProcessName;
  readonly registry: ContractRegistry;
  readonly inbox: FactInbox;
  readonly bus: FactBus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly middlewares?: readonly FactMiddleware[];
  readonly rules?: SettlingRules;
  /** First and longest pause while the infrastructure is away, in milliseconds. */
  readonly backoffMs?: { readonly first: number; readonly longest: number };
}

const BATCH = 200;
const WAIT_MS = 5000;

/** Runs a service's consumers: one loop per owner whose facts it consumes. */
export class FactConsumerHost implements OnModuleDestroy {
  private readonly table: ConsumerTable;
  private readonly apply: FactStep;
  private readonly stopping = new AbortController();
  private readonly sources = new Set<FactSource>();
  private loops: readonly Promise<void>[] = [];

  constructor(
    private readonly parts: FactConsumerHostParts,
    consumers: readonly FactConsumer[],
  ) {
    this.table = new ConsumerTable(consumers, parts.registry);
    this.apply = this.applying();
  }

  /** The durables this service needs; made by the deploy step. */
  get durables(): readonly string[] {
    return this.table.owners.map((owner) => durableOf(this.parts.service, owner));
  }

  start(): void {
    this.loops = this.table.owners.map((owner) => this.follow(owner));
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }

  /** Lets the batches in hand finish and gives back the rest. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([...this.sources].map((source) => source.close()));
    await Promise.all(this.loops);
  }

  /**
   * For the replay of a dead letter: reads its envelope, asks what its consumer has to ask of others, and
   * returns what applies it in a transaction. Throws an error that says why when it still cannot be read;
   * a fact that nobody here consumes has no effect.
   */
  async replaying(letter: unknown): Promise<(tx: Transaction) => Promise<void>> {
    const { service, registry } = this.parts;
    const fact = decodeLetter(registry, letter);
    const consumer = durableOf(service, registry.facts.get(fact.type)!.owner);
    const prepared = await this.table.prepare([fact]);
    return (tx) => this.apply({ consumer, facts: [fact], tx, prepared });
  }

  private async follow(owner: string): Promise<void> {
    const settler = this.settlerFor(owner);
    const stall = new Stall(this.parts, durableOf(this.parts.service, owner));
    let source: FactSource | null = null;
    while (!this.stopping.signal.aborted) {
      try {
        source ??= await this.open(owner);
        stall.over();
        await this.settleAll(settler, await source.take(BATCH, WAIT_MS), stall);
      } catch (error) {
        if (source) await this.dismiss(source);
        source = null;
        await stall.wait(error, this.stopping.signal);
      }
    }
  }

  /** Keeps the batch in hand while the infrastructure is away: order stays, nothing is counted, nothing new is fetched. */
  private async settleAll(settler: FactSettler, batch: readonly FactDelivery[], stall: Stall): Promise<void> {
    let open = batch;
    while (open.length > 0 && !this.stopping.signal.aborted) {
      const { unsettled, cause } = await settler.settle(open);
      open = unsettled;
      if (open.length > 0) await stall.wait(cause, this.stopping.signal);
      else stall.over();
    }
    for (const delivery of open) delivery.nak(0);
  }

  private async open(owner: string): Promise<FactSource> {
    const source = await this.parts.bus.open(durableOf(this.parts.service, owner), owner);
    this.sources.add(source);
    if (this.stopping.signal.aborted) await this.dismiss(source);
    return source;
  }

  private async dismiss(source: FactSource): Promise<void> {
    this.sources.delete(source);
    await source.close();
  }

  private settlerFor(owner: string): FactSettler {
    const { service, registry, inbox, logger, metrics, rules = SETTLING_RULES } = this.parts;
    return new FactSettler({
      consumer: durableOf(service, owner),
      registry,
      inbox,
      apply: this.apply,
      prepare: (facts) => this.table.prepare(facts),
      rules,
      logger,
      metrics,
    });
  }

  private applying(): FactStep {
    const { logger, metrics, middlewares = [] } = this.parts;
    const around = [timingRuns(metrics), loggingRuns(logger), ...middlewares];
    return this.table.inRuns((consumer) =>
      chained(around, ({ facts, tx, prepared }) => consumer.apply(facts, tx, prepared)),
    );
  }
}

/** One consumer's wait for infrastructure: an alarm, and a pause that grows. */
class Stall {
  private failures = 0;
  private readonly backoff: { readonly first: number; readonly longest: number };

  constructor(
    private readonly parts: FactConsumerHostParts,
    private readonly consumer: string,
  ) {
    this.backoff = parts.backoffMs ?? { first: 250, longest: 5_000 };
  }

  over(): void {
    this.failures = 0;
    this.parts.metrics.consumerStalled.set({ consumer: this.consumer }, 0);
  }

  async wait(cause: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    this.failures += 1;
    const { logger, metrics } = this.parts;
    metrics.consumerStalled.set({ consumer: this.consumer }, 1);
    logger.error({ err: cause, consumer: this.consumer, failures: this.failures }, 'a consumer waits');
    const ms = Math.min(this.backoff.first * 2 ** (this.failures - 1), this.backoff.longest);
    await pause(ms * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
  }
}
