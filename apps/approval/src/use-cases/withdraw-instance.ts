import { Injectable } from '@nestjs/common';
import type { InstanceView } from '#libs/contracts';
import { Clock, type CommandContext } from '#libs/kernel';
import { withdraw } from '../domain/decide.js';
import { InstanceRepository } from '../ports/instance-repository.js';

/** The initiator takes the matter back, until somebody has acted. */
@Injectable()
export class WithdrawInstance {
  constructor(
    private readonly instances: InstanceRepository,
    private readonly clock: Clock,
  ) {}

  async execute(instanceId: string, context: CommandContext): Promise<InstanceView> {
    const command = { name: 'approval.withdraw-instance', context, instanceId };
    return await this.instances.change(command, (instance) =>
      withdraw(instance, context.caller.personId, this.clock.now()),
    );
  }
}
