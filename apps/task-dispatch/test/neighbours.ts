import {
  audiencePreview,
  audienceResolve,
  type InputOf,
  instanceWithdraw,
  type OutputOf,
  routePreview,
  unitSnapshotPage,
} from '#libs/contracts';
import {
  createRegistry,
  type MessagingSettings,
  Rpc,
  RpcController,
  type RunningService,
  startService,
} from '#libs/messaging';
import { createLogger, Metrics } from '#libs/observability';
import { Module } from '@nestjs/common';
import { idOf } from './directive-builder.js';
import { approver, PATHS } from './stated-services.js';

/** Organization as task-dispatch hears it: every rule reaches the four units of the little district. */
@RpcController()
export class OrganizationStandIn {
  @Rpc(audiencePreview)
  async preview(): Promise<OutputOf<typeof audiencePreview>> {
    return {
      total: PATHS.length,
      byKind: [{ kind: 'committee', units: PATHS.length }],
      withoutResponsiblePerson: [],
    };
  }

  @Rpc(audienceResolve)
  async resolve(): Promise<OutputOf<typeof audienceResolve>> {
    return { targets: PATHS.map(targetAt), next: null };
  }

  @Rpc(unitSnapshotPage)
  async snapshot(): Promise<OutputOf<typeof unitSnapshotPage>> {
    return { units: [], next: null };
  }
}

const targetAt = (path: string) => ({
  unitId: idOf(`unit ${path}`),
  path,
  name: `${path} 党支部`,
  kind: 'committee' as const,
  responsible: { personId: idOf(`secretary ${path}`), name: '李书记', vacant: false },
});

/** Approval as task-dispatch hears it: one person decides. */
@RpcController()
export class ApprovalStandIn {
  @Rpc(routePreview)
  async preview({ flowKey }: InputOf<typeof routePreview>): Promise<OutputOf<typeof routePreview>> {
    const node = { key: 'secretary', name: '书记签发', mode: 'any' as const, skipped: null, causes: [] };
    return { flowKey, flowVersion: 1, nodes: [{ ...node, approvers: [approver('王书记')] }] };
  }

  @Rpc(instanceWithdraw)
  async withdraw({
    instanceId,
  }: InputOf<typeof instanceWithdraw>): Promise<OutputOf<typeof instanceWithdraw>> {
    return instanceView(instanceId);
  }
}

/** An instance as approval shows it; task-dispatch looks at nothing in it. */
const instanceView = (instanceId: string): OutputOf<typeof instanceWithdraw> => ({
  instanceId,
  version: 2,
  state: 'draft',
  flowKey: 'completion-review',
  flowVersion: 1,
  businessType: 'task',
  businessId: instanceId,
  round: 1,
  title: '办结审核',
  subjectUnitId: idOf('unit /1/12/7/'),
  initiator: { personId: idOf('李支书'), name: '李支书', unitId: idOf('unit /1/12/7/') },
  decisionForm: { criteria: [], resultLevels: [] },
  contentHash: '0'.repeat(64),
  previousInstanceId: null,
  currentNodeKey: null,
  route: [],
  assignments: [],
  startedAt: '2026-11-20T08:00:00.000Z',
  endedAt: null,
});

@Module({ controllers: [OrganizationStandIn] })
class OrganizationModule {}

@Module({ controllers: [ApprovalStandIn] })
class ApprovalModule {}

/** Starts both stand-ins on the bus, each as its own user. */
export async function startNeighbours(
  settingsFor: (name: 'organization' | 'approval') => MessagingSettings,
): Promise<readonly RunningService[]> {
  const watch = () => ({ logger: createLogger('stand-in', 'silent'), metrics: new Metrics() });
  return [
    await startService({
      service: 'organization',
      module: OrganizationModule,
      settings: settingsFor('organization'),
      registry: createRegistry({ rpcs: [audiencePreview, audienceResolve, unitSnapshotPage], facts: [] }),
      ...watch(),
    }),
    await startService({
      service: 'approval',
      module: ApprovalModule,
      settings: settingsFor('approval'),
      registry: createRegistry({ rpcs: [routePreview, instanceWithdraw], facts: [] }),
      ...watch(),
    }),
  ];
}
