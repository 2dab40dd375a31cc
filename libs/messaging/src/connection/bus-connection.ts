import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Logger, Metrics } from '#libs/observability';
import { flushOnceATurn } from './flush-once-a-turn.js';
import type { MessagingSettings, ProcessName } from './messaging-settings.js';
import { natsOptions } from './nats-options.js';

export interface BusWatch {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** The process's own connection for everything it sends and for facts; the RPC server has one of its own. */
export class BusConnection implements OnApplicationShutdown {
  private up = true;

  private constructor(
    readonly nats: NatsConnection,
    readonly name: ProcessName,
  ) {}

  /** Fails when the server cannot be reached or refuses the user: a supervisor starts the process again. */
  static async open(settings: MessagingSettings, name: ProcessName, watch: BusWatch): Promise<BusConnection> {
    const bus = new BusConnection(flushOnceATurn(await connect(natsOptions(settings, name))), name);
    void bus.follow(watch);
    return bus;
  }

  /** False during an outage: a request sent now would only wait for its deadline. */
  get connected(): boolean {
    return this.up && !this.nats.isClosed();
  }

  /** Resolves when the connection is closed for good: asked for (undefined) or not (the error). */
  get closed(): Promise<void | Error> {
    return this.nats.closed();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  async close(): Promise<void> {
    if (this.nats.isClosed()) return;
    if (this.up) await this.nats.drain().catch(() => this.nats.close());
    else await this.nats.close();
  }

  private async follow({ logger, metrics }: BusWatch): Promise<void> {
    const connection = 'client';
    metrics.busConnected.set({ connection }, 1);
    for await (const status of this.nats.status()) {
      if (status.type === 'disconnect' || status.type === 'reconnect') {
        this.up = status.type === 'reconnect';
        metrics.busConnected.set({ connection }, this.up ? 1 : 0);
        logger.warn({ bus: status.type }, this.up ? 'the bus is back' : 'the bus is away');
      } else if (status.type === 'error') {
        logger.error({ err: status.error }, 'the bus reports an error');
      }
    }
    this.up = false;
  }
}
