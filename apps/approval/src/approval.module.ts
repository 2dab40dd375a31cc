import { type DynamicModule, Module } from '@nestjs/common';
import { clockFrom } from '#libs/config';
import { JournalModule } from '#libs/journal';
import { Clock, PUBLISHED_HOLIDAYS, WorkingCalendar } from '#libs/kernel';
import { factConsumers } from '#libs/messaging';
import { ORG_UNITS_CONSUMERS, orgUnits } from '#libs/org-units';
import { PersistenceModule } from '#libs/persistence';
import type { ApprovalConfig } from './approval.config.js';
import { OrganizationDirectory } from './clients/organization-directory.js';
import { OnReviewRequested } from './consumers/on-review-requested.consumer.js';
import { OnSubjectGone } from './consumers/on-subject-gone.consumer.js';
import { TypeormInstanceDirectory } from './persistence/typeorm-instance-directory.js';
import { TypeormFlowRepository } from './persistence/typeorm-flow-repository.js';
import { TypeormInstanceRepository } from './persistence/typeorm-instance-repository.js';
import { SCHEMA } from './persistence/tables.js';
import { Directory } from './ports/directory.js';
import { FlowRepository } from './ports/flow-repository.js';
import { InstanceDirectory } from './ports/instance-directory.js';
import { InstanceRepository } from './ports/instance-repository.js';
import { AssignmentRpc } from './rpc/assignment.rpc.js';
import { AuditRpc } from './rpc/audit.rpc.js';
import { FlowRpc } from './rpc/flow.rpc.js';
import { InstanceRpc } from './rpc/instance.rpc.js';
import { ApproveAssignment } from './use-cases/approve-assignment.js';
import { DecideMany } from './use-cases/decide-many.js';
import { PreviewRoute } from './use-cases/preview-route.js';
import { PublishFlow } from './use-cases/publish-flow.js';
import { ReadQueue } from './use-cases/read-queue.js';
import { RefuseAssignment } from './use-cases/refuse-assignment.js';
import { RouteFinder } from './use-cases/route-finder.js';
import { StartInstances } from './use-cases/start-instances.js';
import { VoidInstances } from './use-cases/void-instances.js';
import { WithdrawInstance } from './use-cases/withdraw-instance.js';

const USE_CASES = [
  ApproveAssignment,
  DecideMany,
  PreviewRoute,
  PublishFlow,
  ReadQueue,
  RefuseAssignment,
  RouteFinder,
  StartInstances,
  VoidInstances,
  WithdrawInstance,
];

const ADAPTERS = [
  { provide: Directory, useClass: OrganizationDirectory },
  { provide: FlowRepository, useClass: TypeormFlowRepository },
  { provide: InstanceRepository, useClass: TypeormInstanceRepository },
  { provide: InstanceDirectory, useClass: TypeormInstanceDirectory },
];

/** The only wiring of approval. */
@Module({})
export class ApprovalModule {
  static with(config: ApprovalConfig): DynamicModule {
    const clock = clockFrom(config);
    return {
      module: ApprovalModule,
      imports: [
        PersistenceModule.forService({
          url: config.databaseUrl,
          schema: SCHEMA,
          poolSize: config.databasePoolSize,
          applicationName: 'approval',
          cursorSecret: config.cursorSecret,
        }),
        JournalModule.forService({
          service: 'approval',
          clock,
          rules: { quietMinutes: config.reconcileQuietMinutes },
          timing: { periodMs: config.reconcilePeriodMs },
        }),
      ],
      controllers: [FlowRpc, InstanceRpc, AssignmentRpc, AuditRpc],
      providers: [
        { provide: Clock, useValue: clock },
        { provide: WorkingCalendar, useValue: new WorkingCalendar(PUBLISHED_HOLIDAYS) },
        ...ADAPTERS,
        ...orgUnits('approval', config.districtId),
        ...USE_CASES,
        ...factConsumers('approval', [...ORG_UNITS_CONSUMERS, OnReviewRequested, OnSubjectGone]),
      ],
    };
  }
}
