import type { ServiceName } from '#libs/contracts';
import { Clock, SystemClock } from '#libs/kernel';
import { durableOf, FactConsumerHost, FactInbox, FactPublisher, NatsNudge, RpcClient } from '#libs/messaging';
import { LOGGER, type Logger, Metrics } from '#libs/observability';
import { CursorCodec, Lease } from '#libs/persistence';
import {
  type DynamicModule,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Inject, type Provider } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AuditReader } from './audit-reader.js';
import { isDisabled } from './chaos-point.js';
import { deadLettersController } from './dead-letters.controller.js';
import { DeadLetters } from './dead-letters.js';
import { JournaledStore } from './journaled-store.js';
import { PendingQueue } from './pending-queue.js';
import { PostgresFactInbox } from './postgres-fact-inbox.js';
import { purgeReceipts } from './receipts.js';
import { ConsumerBooks, OwnerBooks } from './reconcile-books.js';
import { ConsumedOwners, reconcileController } from './reconcile.controller.js';
import { ReconcileTimer, type ReconcileTiming } from './reconcile-timer.js';
import { RECONCILE_RULES, Reconciler, type ReconcileRules } from './reconciler.js';
import { ReconcilerPeers, RpcReconcilerPeers } from './reconciler-peers.js';
import { Relay, RELAY_LEASE_MS, RelayNudge } from './relay.js';

export interface JournalOptions {
  readonly service: ServiceName;
  readonly rules?: Partial<ReconcileRules>;
  readonly timing?: Partial<ReconcileTiming>;
  /** Where facts get their time from; the machine's clock when left out. */
  readonly clock?: Clock;
  /** How replicas wake the relay; over the bus when left out. */
  readonly nudge?: RelayNudge;
}

/** Five minutes between rounds, everything about once a day. */
const TIMING: ReconcileTiming = { periodMs: 300_000, everythingEvery: 288 };

/**
 * Provides JournaledStore, AuditReader, FactInbox, DeadLetters, Relay and Reconciler everywhere in the
 * app, answers `reconcile.*`, relays from bootstrap on and finishes what it has on shutdown. Needs
 * PersistenceModule and MessagingModule.
 */
@Module({})
export class JournalModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(ReconcileTimer) private readonly timer: ReconcileTimer,
  ) {}

  static forService(options: JournalOptions): DynamicModule {
    const providers = [...stores(options), ...relaying(options), ...reconciling(options)];
    return {
      module: JournalModule,
      global: true,
      controllers: [reconcileController(options.service), deadLettersController(options.service)],
      providers,
      exports: [JournaledStore, AuditReader, FactInbox, DeadLetters, Relay, Reconciler],
    };
  }

  onApplicationBootstrap(): void {
    this.relay.start();
    if (!isDisabled('reconciler')) this.timer.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.timer.stop();
    await this.relay.stop();
  }
}

/** The PostgreSQL schema of a service: its name with underscores. */
export function schemaOf(service: ServiceName): string {
  return service.replaceAll('-', '_');
}

function stores({ service, clock = new SystemClock() }: JournalOptions): Provider[] {
  const schema = schemaOf(service);
  return [
    {
      provide: JournaledStore,
      inject: [DataSource, Relay],
      useFactory: (dataSource: DataSource, relay: Relay) =>
        new JournaledStore(dataSource, () => relay.wake(), clock),
    },
    {
      provide: AuditReader,
      inject: [DataSource, CursorCodec],
      useFactory: (dataSource: DataSource, cursors: CursorCodec) =>
        new AuditReader(dataSource, schema, cursors),
    },
    {
      provide: FactInbox,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new PostgresFactInbox(dataSource, schema),
    },
    {
      provide: DeadLetters,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new DeadLetters(dataSource, schema),
    },
  ];
}

function relaying({ service, nudge }: JournalOptions): Provider[] {
  const schema = schemaOf(service);
  return [
    {
      provide: PendingQueue,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new PendingQueue(dataSource, schema),
    },
    {
      provide: Relay,
      inject: [DataSource, FactPublisher, LOGGER, Metrics, PendingQueue, NatsNudge],
      useFactory: (
        dataSource: DataSource,
        publisher: FactPublisher,
        logger: Logger,
        metrics: Metrics,
        queue: PendingQueue,
        replicas: NatsNudge,
      ) =>
        new Relay({
          service,
          queue,
          publisher,
          lease: new Lease(dataSource, { schema, name: 'relay', ttlMs: RELAY_LEASE_MS }),
          logger,
          metrics,
          nudge: nudge ?? replicas,
        }),
    },
  ];
}

function reconciling(options: JournalOptions): Provider[] {
  const { service, clock = new SystemClock() } = options;
  const schema = schemaOf(service);
  const timing = { ...TIMING, ...options.timing };
  return [
    {
      provide: ConsumerBooks,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new ConsumerBooks(dataSource, service, schema),
    },
    {
      provide: ConsumedOwners,
      inject: [ModuleRef],
      useFactory: (modules: ModuleRef) => new OwnersOfHost(modules, service),
    },
    {
      provide: ReconcilerPeers,
      inject: [RpcClient],
      useFactory: (rpc: RpcClient) => new RpcReconcilerPeers(rpc, service),
    },
    {
      provide: Reconciler,
      inject: [DataSource, ReconcilerPeers, Metrics],
      useFactory: (dataSource: DataSource, peers: ReconcilerPeers, metrics: Metrics) =>
        new Reconciler(
          {
            books: new OwnerBooks(dataSource, schema),
            peers,
            clock,
            onMissing: (consumer, missing) => metrics.reconciledFacts.inc({ consumer }, missing),
          },
          { ...RECONCILE_RULES, ...options.rules },
        ),
    },
    {
      provide: ReconcileTimer,
      inject: [DataSource, Reconciler, LOGGER],
      useFactory: (dataSource: DataSource, reconciler: Reconciler, logger: Logger) => {
        const lease = new Lease(dataSource, { schema, name: 'reconciler', ttlMs: timing.periodMs });
        const purge = () => purgeReceipts(dataSource, schema);
        return new ReconcileTimer({ reconciler, lease, logger, purge }, timing);
      },
    },
  ];
}

/** Asks the host of the service's consumers, which knows whose facts they take; a service without one takes none. */
class OwnersOfHost extends ConsumedOwners {
  constructor(
    private readonly modules: ModuleRef,
    private readonly service: ServiceName,
  ) {
    super();
  }

  override includes(owner: ServiceName): boolean {
    try {
      const host = this.modules.get(FactConsumerHost, { strict: false });
      return host.durables.includes(durableOf(this.service, owner));
    } catch {
      return false;
    }
  }
}
