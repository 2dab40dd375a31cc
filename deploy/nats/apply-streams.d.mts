import type { NatsConnection } from '@nats-io/transport-node';
import type { StreamVariant } from './stream-plan.mjs';

export function applyStreams(connection: NatsConnection, variant?: StreamVariant): Promise<void>;
