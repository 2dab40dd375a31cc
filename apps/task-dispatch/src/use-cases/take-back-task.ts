import type { PlatformErrorCode } from '#libs/contracts';
import type { CommandContext, DomainError } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { mayTakeBack, takeBackAsked } from '../domain/review-commands.js';
import { TaskNotInReviewError } from '../domain/task-errors.js';
import { CompletionReviews } from '../ports/completion-reviews.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import type { TaskView } from '../ports/task-view.js';
import { settled, valueOf } from './settled.js';
import { TaskDesk } from './task-desk.js';

const KEY_REUSED: PlatformErrorCode = 'platform/idempotency-key-reused';

export interface TakeBackTaskCommand {
  readonly taskId: string;
  readonly reason: string | null;
}

/**
 * The unit asks for its submission back. Approval decides; the task changes when its fact arrives, which may be before
 * this request was answered: whoever repeats it then must still hear that it was granted.
 */
@Injectable()
export class TakeBackTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly reviews: CompletionReviews,
  ) {}

  async execute(
    command: TakeBackTaskCommand,
    context: CommandContext,
    onBehalf: OnBehalf,
  ): Promise<TaskView> {
    const { taskId } = command;
    const withdrawn = await settled(this.withdraw(command, context, onBehalf));
    return await this.desk.command({ verb: 'take-back', taskId, context }, (task, acting) =>
      takeBackAsked(task, valueOf(withdrawn), acting),
    );
  }

  /** The instance that approval gave back. A key that approval knows for another one belongs to an earlier submission. */
  private async withdraw(
    { taskId, reason }: TakeBackTaskCommand,
    { caller, commandKey }: CommandContext,
    onBehalf: OnBehalf,
  ): Promise<string> {
    const task = await this.desk.find(taskId, caller);
    const { instanceIds, isOver } = mayTakeBack(task, this.desk.acting(caller));
    let refusal: DomainError | undefined;
    for (const instanceId of instanceIds) {
      const order = { instanceId, reason, key: commandKey ?? instanceId };
      const answer = await settled(this.reviews.withdraw(order, onBehalf));
      if ('value' in answer) return instanceId;
      ({ refusal } = answer);
      if (refusal.code !== KEY_REUSED) break;
    }
    if (isOver && refusal?.code !== KEY_REUSED) throw new TaskNotInReviewError({ state: task?.state });
    throw refusal!;
  }
}
