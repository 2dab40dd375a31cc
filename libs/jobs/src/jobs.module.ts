import { LOGGER, type Logger } from '#libs/observability';
import { Lease } from '#libs/persistence';
import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type Provider,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { JobsConnection } from './heard-connection.js';
import { BullJobQueue } from './bull-job-queue.js';
import type { JobHandler } from './job-handler.js';
import { JobQueue } from './job-queue.js';
import { JobWorkerHost } from './job-worker-host.js';
import { MinuteSweeper, type Sweep } from './minute-sweeper.js';

export interface JobsOptions {
  readonly service: string;
  readonly connection: JobsConnection;
  readonly concurrency?: number;
  /** Milliseconds between two rounds of the sweeper; a minute when left out. */
  readonly sweepPeriodMs?: number;
}

const MINUTE_MS = 60_000;

type Injectable = abstract new (...args: never[]) => unknown;

/** Providers of the service's own module: handlers and sweeps need its use cases. */
interface Workers {
  readonly inject: readonly Injectable[];
  readonly handlers: (...injected: never[]) => readonly JobHandler[];
  readonly sweeps: (...injected: never[]) => readonly Sweep[];
}

/** Provides JobQueue everywhere in the app and closes it on shutdown. Workers are `jobWorkers(…)`. */
@Module({})
export class JobsModule implements OnModuleDestroy {
  constructor(@Inject(JobQueue) private readonly queue: BullJobQueue) {}

  static forService(options: JobsOptions): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      providers: [
        {
          provide: JobQueue,
          inject: [LOGGER],
          useFactory: (logger: Logger) => new BullJobQueue(options.service, options.connection, logger),
        },
      ],
      exports: [JobQueue],
    };
  }

  async onModuleDestroy(): Promise<void> {
    await this.queue.close();
  }
}

/** Starts workers and sweeper when the app is up and stops them before its database goes. */
export class JobLife implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly host: JobWorkerHost,
    private readonly sweeper: MinuteSweeper,
  ) {}

  onApplicationBootstrap(): void {
    this.host.start();
    this.sweeper.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.host.stop();
    await this.sweeper.stop();
  }
}

/**
 * For the service's own module: `providers: [...jobWorkers(options, { inject: [DeliverMessage], handlers: (deliver) => […],
 * sweeps: () => […] })]`. JobWorkerHost and MinuteSweeper become providers too.
 */
export function jobWorkers(options: JobsOptions, workers: Workers): Provider[] {
  const { service, connection, concurrency, sweepPeriodMs: periodMs = MINUTE_MS } = options;
  const schema = service.replaceAll('-', '_');
  const inject = [...workers.inject];
  return [
    {
      provide: JobWorkerHost,
      inject: [LOGGER, ...inject],
      useFactory: (logger: Logger, ...injected: never[]) =>
        new JobWorkerHost({ service, connection, concurrency }, workers.handlers(...injected), logger),
    },
    {
      provide: MinuteSweeper,
      inject: [LOGGER, DataSource, ...inject],
      useFactory: (logger: Logger, dataSource: DataSource, ...injected: never[]) => {
        const lease = new Lease(dataSource, { schema, name: 'sweeper', ttlMs: 2 * periodMs });
        return new MinuteSweeper({ lease, logger, periodMs }, workers.sweeps(...injected));
      },
    },
    {
      provide: JobLife,
      inject: [JobWorkerHost, MinuteSweeper],
      useFactory: (host: JobWorkerHost, sweeper: MinuteSweeper) => new JobLife(host, sweeper),
    },
  ];
}
