import { ALL_FACTS, ALL_RPCS } from '#libs/contracts';
import { createRegistry, runService } from '#libs/messaging';
import { loadApprovalConfig } from './approval.config.js';
import { ApprovalModule } from './approval.module.js';

const config = loadApprovalConfig();

await runService({
  service: 'approval',
  module: ApprovalModule.with(config),
  settings: { ...config, gracePeriodMs: config.shutdownGraceMs },
  registry: createRegistry({ rpcs: ALL_RPCS, facts: ALL_FACTS }),
  logLevel: config.logLevel,
});
