import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

/** Every counter of the platform's own machinery, under one registry per process. Labels are names, never ids. */
export class Metrics {
  readonly registry = new Registry();

  /** Answered requests by `outcome`: `ok` or the failure's code. */
  readonly rpcAnswered = this.counter('guantong_rpc_answered_total', 'Requests answered', [
    'subject',
    'outcome',
  ]);
  readonly rpcSeconds = this.histogram('guantong_rpc_seconds', 'Time from arrival to answer', ['subject']);
  /** Messages on RPC subjects that were no requests: dropped or refused before any handler. */
  readonly rpcUnreadable = this.counter('guantong_rpc_unreadable_total', 'Unreadable RPC messages', [
    'reason',
  ]);
  readonly rpcSent = this.counter('guantong_rpc_sent_total', 'Requests sent', ['subject', 'outcome']);

  readonly factsPublished = this.counter('guantong_facts_published_total', 'Facts handed to the bus', [
    'outcome',
  ]);
  /** Settled facts by `outcome`: `applied`, `retried`, `buried`. */
  readonly factsSettled = this.counter('guantong_facts_settled_total', 'Facts settled', [
    'consumer',
    'outcome',
  ]);
  readonly factApplySeconds = this.histogram('guantong_fact_apply_seconds', 'Time to apply a run of facts', [
    'consumer',
  ]);
  /** 1 while a consumer waits for its database, the bus or another service. An alarm stands on this. */
  readonly consumerStalled = this.gauge('guantong_consumer_stalled', 'Consumer waits for infrastructure', [
    'consumer',
  ]);

  readonly pendingFacts = this.gauge('guantong_pending_facts', 'Facts not yet published', ['service']);
  readonly oldestPendingSeconds = this.gauge('guantong_oldest_pending_seconds', 'Age of the oldest one', [
    'service',
  ]);
  readonly reconciledFacts = this.counter('guantong_reconciled_facts_total', 'Facts published again', [
    'consumer',
  ]);
  readonly busConnected = this.gauge('guantong_bus_connected', '1 while the bus is connected', [
    'connection',
  ]);

  counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  gauge<Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  histogram<Label extends string>(name: string, help: string, labelNames: Label[]): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets: SECONDS, registers: [this.registry] });
  }

  /** Text in the Prometheus exposition format. */
  expose(): Promise<string> {
    return this.registry.metrics();
  }
}
