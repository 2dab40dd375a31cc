import { Clock, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { DirectiveNotFoundError } from '../domain/directive-errors.js';
import { cancellingDone } from '../domain/directive.js';
import { DirectiveRepository } from '../ports/directive-repository.js';
import { DispatchRepository } from '../ports/dispatch-repository.js';
import type { WithdrawnDirective } from '../ports/withdrawn-directives.js';
import { machine } from './machine.js';
import { CancelTasksOfDirective } from './cancel-tasks-of-directive.js';

const BY_RULE = 'finish-withdrawal';

/**
 * Carries out what a withdrawal means for tasks: no further one is made, the open ones are cancelled, then
 * the directive remembers that it is done. May stop or run twice anywhere.
 */
@Injectable()
export class FinishWithdrawals {
  constructor(
    private readonly directives: DirectiveRepository,
    private readonly dispatches: DispatchRepository,
    private readonly tasks: CancelTasksOfDirective,
    private readonly clock: Clock,
  ) {}

  /** @param chunks how many chunks of tasks at most; what is left is found again by its mark */
  async execute(directive: WithdrawnDirective, chunks: number): Promise<void> {
    const { districtId, directiveId } = directive;
    const context = machine(BY_RULE, districtId, uuidv7());
    await this.dispatches.stopAll(districtId, directiveId);
    for (let chunk = 0; await this.tasks.cancelSome(directive, context); chunk += 1) {
      if (chunk + 1 >= chunks) return;
    }
    await this.directives.change({
      name: `task-dispatch.directive.${BY_RULE}`,
      directiveId,
      context,
      now: this.clock.now(),
      decide: (found) => {
        if (!found) throw new DirectiveNotFoundError();
        if (!found.cancelling) return { unchanged: null };
        return { directive: cancellingDone(found), news: { type: 'cancelling-finished' }, answer: null };
      },
    });
  }
}
