import { ALL_FACTS, ALL_RPCS } from '#libs/contracts';
import { BusConnection, createRegistry, followProcess } from '#libs/messaging';
import { createLogger } from '#libs/observability';
import { loadGatewayConfig } from './gateway.config.js';
import { startGateway } from './start-gateway.js';

const config = loadGatewayConfig();
const logger = createLogger('gateway', config.logLevel);

try {
  const app = await startGateway({
    config,
    logger,
    registry: createRegistry({ rpcs: ALL_RPCS, facts: ALL_FACTS }),
  });
  followProcess({ logger, stop: () => app.close(), lost: app.get(BusConnection, { strict: false }).closed });
  process.send?.({ type: 'ready' });
  logger.info({ url: await app.getUrl() }, 'ready');
} catch (error) {
  logger.fatal({ err: error }, 'cannot start');
  process.exitCode = 1;
  setImmediate(() => process.exit(1));
}
