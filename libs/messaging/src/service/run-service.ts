import { Module, type DynamicModule, type INestMicroservice, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { createLogger, Metrics, NestLogger, type Logger, type LogLevel } from '#libs/observability';
import { BusConnection } from '../connection/bus-connection.js';
import type { MessagingSettings, ProcessName } from '../connection/messaging-settings.js';
import { FactConsumerHost } from '../facts/fact-consumer-host.js';
import type { ContractRegistry } from '../facts/registry.js';
import { assertHandlers } from '../rpc/assert-handlers.js';
import { rpcServerOptions, type RpcServer } from '../rpc/rpc-server.js';
import { followProcess } from './follow-process.js';
import { MessagingModule } from './messaging.module.js';

export interface ServiceRun {
  readonly service: ProcessName;
  /** The service's own module; `MessagingModule` is put beside it for all of them. */
  readonly module: Type | DynamicModule;
  readonly settings: MessagingSettings;
  /** All contracts of the platform; every RPC of `service` in it must have one handler. */
  readonly registry: ContractRegistry;
  readonly logLevel?: LogLevel;
  /** Default: one made from `service` and `logLevel`. */
  readonly logger?: Logger;
  readonly metrics?: Metrics;
}

export interface RunningService {
  readonly app: INestMicroservice;
  readonly server: RpcServer;
  /** Answers what is open, hands back facts, closes connections. */
  stop(): Promise<void>;
}

@Module({})
class ProcessModule {}

/** Builds, connects, then subscribes; resolves when requests are being answered. Throws when anything is amiss. */
export async function startService(run: ServiceRun): Promise<RunningService> {
  const logger = run.logger ?? createLogger(run.service, run.logLevel);
  const metrics = run.metrics ?? new Metrics();
  const { service, settings, registry } = run;
  const messaging = MessagingModule.forService({ service, settings, registry, logger, metrics });
  const root = { module: ProcessModule, imports: [DiscoveryModule, messaging, run.module] };
  const options = rpcServerOptions(settings, service, { logger, metrics });
  const app = await NestFactory.createMicroservice(root, {
    ...options,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  try {
    assertHandlers(app.get(DiscoveryService, { strict: false }), service, [...registry.rpcs.values()]);
    await app.listen();
    await options.strategy.assertListening();
    hostIn(app)?.start();
  } catch (error) {
    await app.close();
    throw error;
  }
  return { app, server: options.strategy, stop: () => app.close() };
}

/**
 * A service's whole life as a process: starts, tells its parent `{ type: 'ready' }`, drains on SIGTERM,
 * SIGINT or when the parent is gone, and exits with 1 when it cannot start or the bus is gone for good.
 */
export async function runService(run: ServiceRun): Promise<void> {
  const logger = run.logger ?? createLogger(run.service, run.logLevel);
  try {
    const running = await startService({ ...run, logger });
    const lost = Promise.race([
      running.server.closed,
      running.app.get(BusConnection, { strict: false }).closed,
    ]);
    followProcess({ logger, stop: () => running.stop(), lost });
    process.send?.({ type: 'ready' });
    logger.info('ready');
  } catch (error) {
    logger.fatal({ err: error }, 'cannot start');
    process.exitCode = 1;
    setImmediate(() => process.exit(1));
  }
}

function hostIn(app: INestMicroservice): FactConsumerHost | undefined {
  return app
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .find((provider) => provider.token === FactConsumerHost)?.instance as FactConsumerHost | undefined;
}
