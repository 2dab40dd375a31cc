import { Injectable } from '@nestjs/common';
import { directiveWithdrawn, taskCancelled, type FactOf } from '#libs/contracts';
import { Caller, causedBy, type Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import { VoidInstances } from '../use-cases/void-instances.js';

type Gone = typeof taskCancelled | typeof directiveWithdrawn;

/** What was to be decided is gone: its approval, if one runs, is void. */
@Injectable()
export class OnSubjectGone extends FactConsumer<Gone> {
  readonly facts = [taskCancelled, directiveWithdrawn];

  constructor(private readonly voiding: VoidInstances) {
    super();
  }

  async apply(facts: readonly FactOf<Gone>[], tx: Transaction): Promise<void> {
    const gone = facts.flatMap((fact) => {
      const { instanceId } = fact.data;
      return instanceId
        ? [{ instanceId, context: causedBy(fact, Caller.machine('approval', fact.districtId)) }]
        : [];
    });
    await this.voiding.execute(tx, gone);
  }
}
