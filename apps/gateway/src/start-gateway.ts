import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MessagingModule, type ContractRegistry } from '#libs/messaging';
import { Metrics, NestLogger, type Logger } from '#libs/observability';
import type { GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { armEdge, SERVER_OPTIONS } from './http/edge.js';
import { ProblemFilter } from './http/problem.filter.js';

@Module({})
class ProcessModule {}

export interface GatewayRun {
  readonly config: GatewayConfig;
  readonly logger: Logger;
  readonly registry: ContractRegistry;
}

/** Builds the gateway, connects it to the bus, then listens. */
export async function startGateway({
  config,
  logger,
  registry,
}: GatewayRun): Promise<NestFastifyApplication> {
  const messaging = MessagingModule.forService({
    service: 'gateway',
    settings: config,
    registry,
    logger,
    metrics: new Metrics(),
  });
  const root = { module: ProcessModule, imports: [messaging, GatewayModule.with(config)] };
  const adapter = new FastifyAdapter(SERVER_OPTIONS);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  const problems = new ProblemFilter(logger);
  await armEdge(app.getHttpAdapter().getInstance(), config, problems);
  app.useGlobalFilters(problems);
  await app.listen(config.httpPort, config.httpHost);
  return app;
}
