import { clockFrom } from '#libs/config';
import { JobsModule } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { Clock, PUBLISHED_HOLIDAYS, WorkingCalendar } from '#libs/kernel';
import { factConsumers } from '#libs/messaging';
import { orgUnits } from '#libs/org-units';
import { PersistenceModule } from '#libs/persistence';
import { type DynamicModule, Module } from '@nestjs/common';
import { ADAPTERS, filesIn } from './task-dispatch.adapters.js';
import { CONSUMERS, sweeperEvery, USE_CASES } from './task-dispatch.parts.js';
import type { TaskDispatchConfig } from './task-dispatch.config.js';
import { ledgerExports } from './task-dispatch.exports.js';
import { BurdenMeter } from './domain/burden.js';
import { DispatchWorker } from './jobs/dispatch-worker.js';
import { SCHEMA } from './persistence/migrations/index.js';
import { AuditRpc } from './rpc/audit.rpc.js';
import { DirectiveRpc } from './rpc/directive.rpc.js';
import { DispatchRpc } from './rpc/dispatch.rpc.js';
import { DraftRpc } from './rpc/draft.rpc.js';
import { EvidenceRpc } from './rpc/evidence.rpc.js';
import { ExportRpc } from './rpc/export.rpc.js';
import { ExtensionRpc } from './rpc/extension.rpc.js';
import { ItemRpc } from './rpc/item.rpc.js';
import { OverviewRpc } from './rpc/overview.rpc.js';
import { RemarkRpc } from './rpc/remark.rpc.js';
import { TaskWorkRpc } from './rpc/task-work.rpc.js';
import { TaskRpc } from './rpc/task.rpc.js';

/** The only wiring of task-dispatch, with its two lists of parts beside it. */
@Module({})
export class TaskDispatchModule {
  static with(config: TaskDispatchConfig): DynamicModule {
    const clock = clockFrom(config);
    return {
      module: TaskDispatchModule,
      imports: [
        PersistenceModule.forService({
          url: config.databaseUrl,
          schema: SCHEMA,
          poolSize: config.databasePoolSize,
          applicationName: 'task-dispatch',
          cursorSecret: config.cursorSecret,
        }),
        JobsModule.forService({ service: 'task-dispatch', connection: { url: config.databaseUrl } }),
        JournalModule.forService({
          service: 'task-dispatch',
          clock,
          rules: { quietMinutes: config.reconcileQuietMinutes },
          timing: { periodMs: config.reconcilePeriodMs },
        }),
      ],
      controllers: [
        AuditRpc,
        DirectiveRpc,
        DispatchRpc,
        DraftRpc,
        EvidenceRpc,
        ExportRpc,
        ExtensionRpc,
        ItemRpc,
        OverviewRpc,
        RemarkRpc,
        TaskRpc,
        TaskWorkRpc,
      ],
      providers: [
        { provide: Clock, useValue: clock },
        { provide: WorkingCalendar, useValue: new WorkingCalendar(PUBLISHED_HOLIDAYS) },
        { provide: BurdenMeter, useValue: new BurdenMeter(clock, config.monthlyTaskBudget ?? null) },
        ...ADAPTERS,
        ...orgUnits('task-dispatch', config.districtId),
        ...filesIn(config),
        ...USE_CASES,
        ...ledgerExports(config),
        DispatchWorker,
        ...sweeperEvery(config.sweepPeriodMs),
        ...factConsumers('task-dispatch', CONSUMERS),
      ],
    };
  }
}
