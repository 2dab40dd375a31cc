import { ALL_FACTS, ALL_RPCS } from '#libs/contracts';
import { createRegistry, runService } from '#libs/messaging';
import { loadNotificationConfig } from './notification.config.js';
import { NotificationModule } from './notification.module.js';

const config = loadNotificationConfig();

await runService({
  service: 'notification',
  module: NotificationModule.with(config),
  settings: { ...config, gracePeriodMs: config.shutdownGraceMs },
  registry: createRegistry({ rpcs: ALL_RPCS, facts: ALL_FACTS }),
  logLevel: config.logLevel,
});
