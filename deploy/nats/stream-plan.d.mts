import type { ConsumerConfig, StreamConfig } from '@nats-io/jetstream';

export interface StreamVariant {
  readonly replicas?: number;
  /** Per stream. */
  readonly maxBytes?: number;
}

export interface PlannedStream {
  readonly stream: Partial<StreamConfig> & { readonly name: string; readonly subjects: string[] };
  readonly consumers: ReadonlyArray<Partial<ConsumerConfig> & { readonly durable_name: string }>;
}

export function streamPlan(variant?: StreamVariant): PlannedStream[];
export function differences(wanted: object, found: object): string[];
