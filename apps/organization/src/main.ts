import { ALL_FACTS, ALL_RPCS } from '#libs/contracts';
import { createRegistry, runService } from '#libs/messaging';
import { loadOrganizationConfig } from './organization.config.js';
import { OrganizationModule } from './organization.module.js';

const config = loadOrganizationConfig();

await runService({
  service: 'organization',
  module: OrganizationModule.with(config),
  settings: { ...config, gracePeriodMs: config.shutdownGraceMs },
  registry: createRegistry({ rpcs: ALL_RPCS, facts: ALL_FACTS }),
  logLevel: config.logLevel,
});
