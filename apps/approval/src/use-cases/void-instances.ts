import { Injectable } from '@nestjs/common';
import { Clock, type CommandContext, type Transaction } from '#libs/kernel';
import { voidInstance } from '../domain/decide.js';
import { InstanceRepository } from '../ports/instance-repository.js';

/** Ends the approvals whose subject is gone. */
@Injectable()
export class VoidInstances {
  constructor(
    private readonly instances: InstanceRepository,
    private readonly clock: Clock,
  ) {}

  async execute(
    tx: Transaction,
    gone: readonly { readonly instanceId: string; readonly context: CommandContext }[],
  ): Promise<void> {
    const now = this.clock.now();
    const effects = gone.map((each) => ({
      ...each,
      decide: (instance: Parameters<typeof voidInstance>[0] | null) =>
        instance ? voidInstance(instance, now) : [],
    }));
    await this.instances.applyAll(tx, effects);
  }
}
