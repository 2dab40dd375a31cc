import { Injectable } from '@nestjs/common';
import type { InstanceView } from '#libs/contracts';
import { Clock, type CommandContext } from '#libs/kernel';
import { reject, returnToInitiator } from '../domain/decide.js';
import { AssignmentNotFoundError } from '../domain/errors.js';
import { InstanceRepository } from '../ports/instance-repository.js';

export interface Refusal {
  readonly assignmentId: string;
  readonly shownVersion: number;
  readonly reason: string;
  readonly criterionId: string | null;
}

/** A person does not approve: rejects for good, or hands back to the initiator. */
@Injectable()
export class RefuseAssignment {
  constructor(
    private readonly instances: InstanceRepository,
    private readonly clock: Clock,
  ) {}

  async reject(refusal: Refusal, context: CommandContext): Promise<InstanceView> {
    return await this.decide({ refusal, context, rule: reject, name: 'approval.reject-assignment' });
  }

  async return(refusal: Refusal, context: CommandContext): Promise<InstanceView> {
    return await this.decide({
      refusal,
      context,
      rule: returnToInitiator,
      name: 'approval.return-assignment',
    });
  }

  private async decide(given: {
    refusal: Refusal;
    context: CommandContext;
    rule: typeof reject;
    name: string;
  }): Promise<InstanceView> {
    const { refusal, context, rule, name } = given;
    const { districtId, personId } = context.caller;
    const seen = await this.instances.findByAssignment(districtId, refusal.assignmentId);
    if (!seen) throw new AssignmentNotFoundError();
    return await this.instances.change({ name, context, instanceId: seen.instanceId }, (instance) =>
      rule(instance, { ...refusal, personId }, this.clock.now()),
    );
  }
}
