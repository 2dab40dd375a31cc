import { ALL_FACTS, ALL_RPCS } from '#libs/contracts';
import { BusConnection, createRegistry, followProcess, MessagingModule } from '#libs/messaging';
import { createLogger, Metrics } from '#libs/observability';
import { loadGatewayConfig } from './gateway.config.js';
import { startGateway } from './start-gateway.js';

const config = loadGatewayConfig();
const logger = createLogger('gateway', config.logLevel);

try {
  const messaging = MessagingModule.forService({
    service: 'gateway',
    settings: config,
    registry: createRegistry({ rpcs: ALL_RPCS, facts: ALL_FACTS }),
    logger,
    metrics: new Metrics(),
  });
  const app = await startGateway({ config, logger, messaging });
  followProcess({ logger, stop: () => app.close(), lost: app.get(BusConnection, { strict: false }).closed });
  process.send?.({ type: 'ready' });
  logger.info({ url: await app.getUrl() }, 'ready');
} catch (error) {
  logger.fatal({ err: error }, 'cannot start');
  process.exitCode = 1;
  setImmediate(() => process.exit(1));
}
