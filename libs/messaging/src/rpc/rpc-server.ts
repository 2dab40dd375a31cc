import type { MicroserviceOptions, NatsOptions } from '@nestjs/microservices';
import { ServerNats, type NatsContext, type NatsStatus } from '@nestjs/microservices';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { Logger, Metrics } from '#libs/observability';
import { flushOnceATurn } from '../connection/flush-once-a-turn.js';
import type { MessagingSettings, ProcessName } from '../connection/messaging-settings.js';
import { natsOptions } from '../connection/nats-options.js';
import { RpcMessageDeserializer } from './rpc-message.js';
import { RpcReplySerializer } from './rpc-reply-serializer.js';

type ServerOptions = NonNullable<NatsOptions['options']>;

/**
 * Nest's NATS server, with three things it lacks: it stops as soon as the last open request is
 * answered (Nest sleeps for the whole grace period), it knows whether the server let it subscribe
 * (a refusal is only logged), and it says when the connection is gone for good.
 */
export class RpcServer extends ServerNats {
  private connection: NatsConnection | null = null;
  private readonly listening: Subscription[] = [];
  private open = 0;
  private onIdle: () => void = () => undefined;

  constructor(private readonly serverOptions: ServerOptions & { readonly gracePeriod: number }) {
    super({ ...serverOptions, gracefulShutdown: false });
  }

  override async createNatsClient(): Promise<NatsConnection> {
    this.connection = flushOnceATurn((await super.createNatsClient()) as NatsConnection);
    return this.connection;
  }

  override bindEvents(client: NatsConnection): void {
    for (const subject of this.messageHandlers.keys()) {
      const handle = this.getMessageHandler(subject) as (error: Error | null, message: Msg) => void;
      const options = { queue: this.serverOptions.queue, callback: handle.bind(this) };
      this.listening.push(client.subscribe(subject, options));
    }
  }

  /** Throws when the bus server refused one of the subscriptions: this process would be deaf to it. */
  async assertListening(): Promise<void> {
    await this.connection!.flush();
    const refused = this.listening.filter((subscription) => subscription.isClosed());
    if (refused.length === 0) return;
    const subjects = refused.map((subscription) => subscription.getSubject()).join(', ');
    throw new Error(`the bus refused to let this process listen to ${subjects}`);
  }

  /** Resolves when the connection is closed for good. */
  get closed(): Promise<void | Error> {
    return this.connection!.closed();
  }

  override getPublisher(
    message: Msg,
    id: string,
    context: NatsContext,
  ): (response: { isDisposed?: boolean }) => unknown {
    const publish = super.getPublisher(message, id, context);
    this.open += 1;
    return (response) => {
      try {
        return publish(response);
      } finally {
        if (response.isDisposed) this.answered();
      }
    };
  }

  /** Our subjects are names; Nest tries to read each as JSON first, and fails. */
  protected override getRouteFromPattern(subject: string): string {
    return subject;
  }

  override async close(): Promise<void> {
    if (this.connection && !this.connection.isClosed()) {
      // Not `unsubscribe`: what the server has already sent us would be dropped, and its caller left waiting.
      await Promise.allSettled(this.listening.map((subscription) => subscription.drain()));
      await this.untilIdle();
      await this.connection.flush().catch(() => undefined);
    }
    await super.close();
  }

  private answered(): void {
    this.open -= 1;
    if (this.open === 0) this.onIdle();
  }

  private untilIdle(): Promise<void> {
    if (this.open === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.serverOptions.gracePeriod);
      this.onIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

export interface RpcServerWatch {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Nest's options for one service: replicas share its queue group, so each request runs once. */
export function rpcServerOptions(
  settings: MessagingSettings,
  service: ProcessName,
  watch?: RpcServerWatch,
): MicroserviceOptions & { readonly strategy: RpcServer } {
  const strategy = new RpcServer({
    ...natsOptions(settings, service),
    queue: service,
    gracePeriod: settings.gracePeriodMs ?? 10_000,
    deserializer: new RpcMessageDeserializer(),
    serializer: new RpcReplySerializer((fault, error) => watch?.logger.error({ err: error, fault }, fault)),
  });
  strategy.status.subscribe((status: NatsStatus) => {
    watch?.metrics.busConnected.set({ connection: 'rpc' }, status === 'connected' ? 1 : 0);
  });
  return { strategy };
}
