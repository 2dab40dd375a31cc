import { Injectable } from '@nestjs/common';
import type { ApprovalStart } from '#libs/contracts';
import { Clock, failureOf, type CommandContext, type Failure, type Transaction } from '#libs/kernel';
import { start } from '../domain/decide.js';
import { FlowNotFoundError } from '../domain/errors.js';
import type { Flow } from '../domain/flow.js';
import type { RouteNode } from '../domain/route.js';
import { FlowRepository } from '../ports/flow-repository.js';
import { InstanceRepository } from '../ports/instance-repository.js';
import { RouteFinder } from './route-finder.js';

export interface RequestedStart {
  readonly start: ApprovalStart;
  readonly context: CommandContext;
}

/** What was found out before the transaction: the route, or why there is none. */
export type PreparedStart =
  { readonly flow: Flow; readonly route: readonly RouteNode[] } | { readonly refused: Failure };

/** Starts the approvals that facts ask for, or says why one cannot start. */
@Injectable()
export class StartInstances {
  constructor(
    private readonly instances: InstanceRepository,
    private readonly flows: FlowRepository,
    private readonly routes: RouteFinder,
    private readonly clock: Clock,
  ) {}

  /** @throws when organization is away; a refusal is an answer */
  async prepare({ start: asked, context }: RequestedStart): Promise<PreparedStart> {
    try {
      const flow = await this.flows.find(context.caller.districtId, asked.flowKey);
      if (!flow) throw new FlowNotFoundError(asked.flowKey);
      const route = await this.routes.find({
        flow,
        nodes: flow.nodes,
        variables: asked.variables,
        subjectUnitId: asked.subjectUnitId,
        initiatorId: asked.initiator.personId,
        approvedBefore: [],
        correlationId: context.correlationId,
      });
      return { flow, route };
    } catch (error) {
      const failure = failureOf(error);
      if (!failure || failure.kind === 'unavailable' || failure.kind === 'bug') throw error;
      return { refused: failure };
    }
  }

  /** An instance that is there already stays as it is. */
  async execute(
    tx: Transaction,
    requests: readonly (RequestedStart & { readonly prepared: PreparedStart })[],
  ): Promise<void> {
    const now = this.clock.now();
    const effects = requests.flatMap(({ start: asked, context, prepared }) => {
      if ('refused' in prepared) return [];
      const { instanceId, flowKey: _, ...matter } = asked;
      const command = { instanceId, districtId: context.caller.districtId, matter, ...prepared };
      return [{ context, instanceId, decide: (known: unknown) => (known ? [] : start(command, now)) }];
    });
    await this.instances.applyAll(tx, effects);
    await this.instances.refuseStarts(tx, requests.flatMap(refusedStart));
  }
}

function refusedStart({
  start: asked,
  context,
  prepared,
}: RequestedStart & { readonly prepared: PreparedStart }) {
  if (!('refused' in prepared)) return [];
  const { instanceId, businessType, businessId, round, title, subjectUnitId, initiator } = asked;
  const matter = { businessType, businessId, round, title, subjectUnitId, initiatorId: initiator.personId };
  return [{ context, instanceId, matter, code: prepared.refused.code, reason: prepared.refused.message }];
}
