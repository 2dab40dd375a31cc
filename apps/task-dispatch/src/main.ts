import { ALL_FACTS, ALL_RPCS } from '#libs/contracts';
import { createRegistry, runService } from '#libs/messaging';
import { loadTaskDispatchConfig } from './task-dispatch.config.js';
import { TaskDispatchModule } from './task-dispatch.module.js';

const config = loadTaskDispatchConfig();

await runService({
  service: 'task-dispatch',
  module: TaskDispatchModule.with(config),
  settings: { ...config, gracePeriodMs: config.shutdownGraceMs },
  registry: createRegistry({ rpcs: ALL_RPCS, facts: ALL_FACTS }),
  logLevel: config.logLevel,
});
