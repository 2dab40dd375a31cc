import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestLogger, type Logger } from '#libs/observability';
import type { GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { armEdge, serverOptions } from './http/edge.js';
import { ProblemFilter } from './http/problem.filter.js';
import { assertAccessDeclared } from './session/declared-access.js';
import { Sessions } from './session/sessions.js';
import { serveWebFiles } from './web/web-files.js';
import { WEB_FOLDER } from './web/web.controller.js';

@Module({})
class ProcessModule {}

export interface GatewayRun {
  readonly config: GatewayConfig;
  readonly logger: Logger;
  /** Where `RpcClient`, `HintSubscriber`, `CallerTokenSigner` and `BusConnection` come from. */
  readonly messaging: DynamicModule;
}

/** Builds the gateway, then listens. Throws when a route does not say who may call it. */
export async function startGateway({
  config,
  logger,
  messaging,
}: GatewayRun): Promise<NestFastifyApplication> {
  const root = { module: ProcessModule, imports: [DiscoveryModule, messaging, GatewayModule.with(config)] };
  const problems = new ProblemFilter(logger);
  const adapter = new FastifyAdapter(serverOptions(problems, config));
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  assertAccessDeclared(app.get(DiscoveryService, { strict: false }));
  const sessions = app.get(Sessions, { strict: false });
  const knowsSession = (token: string) => sessions.knows(token);
  const fastify = app.getHttpAdapter().getInstance();
  await armEdge(fastify, { config, knowsSession });
  await serveWebFiles(fastify, app.get<string | null>(WEB_FOLDER, { strict: false }));
  app.useGlobalFilters(problems);
  await app.listen(config.httpPort, config.httpHost);
  return app;
}
