import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { mayTakeBack } from '../domain/review-commands.js';
import { TaskNotFoundError } from '../domain/task-errors.js';
import { CompletionReviews } from '../ports/completion-reviews.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import type { TaskView } from '../ports/task-view.js';
import { TaskDesk } from './task-desk.js';

export interface TakeBackTaskCommand {
  readonly taskId: string;
  readonly reason: string | null;
}

/** The unit asks for its submission back. Approval decides; the task changes when its fact arrives. */
@Injectable()
export class TakeBackTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly reviews: CompletionReviews,
  ) {}

  async execute(
    { taskId, reason }: TakeBackTaskCommand,
    context: CommandContext,
    onBehalf: OnBehalf,
  ): Promise<TaskView> {
    const { caller } = context;
    const { instanceId } = mayTakeBack(await this.desk.find(taskId, caller), this.desk.acting(caller));
    const key = context.commandKey ?? `take-back-${instanceId}`;
    await this.reviews.withdraw({ instanceId, reason, key }, onBehalf);
    const after = await this.desk.find(taskId, caller);
    if (!after) throw new TaskNotFoundError();
    return await this.desk.view(after, caller);
  }
}
