import { type CommandContext, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { maySubmit, reviewInput, submit } from '../domain/review-commands.js';
import type { Task } from '../domain/task.js';
import { CompletionReviews } from '../ports/completion-reviews.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import { TaskReadModel } from '../ports/task-read-model.js';
import type { ReviewRoute, TaskView } from '../ports/task-view.js';
import { assertAllFound, claimable } from './claimable-evidence.js';
import { type Settled, settled, valueOf } from './settled.js';
import { TaskDesk } from './task-desk.js';

export interface SubmitTaskCommand {
  readonly taskId: string;
  readonly text: string;
  readonly figures: readonly { readonly key: string; readonly value: string }[];
  readonly evidenceIds: readonly string[];
}

/** 报办结: the route is previewed first, so that a submission that leads to nobody is refused at once. */
@Injectable()
export class SubmitTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly reading: TaskReadModel,
    private readonly reviews: CompletionReviews,
  ) {}

  async execute(command: SubmitTaskCommand, context: CommandContext, onBehalf: OnBehalf) {
    const { taskId, text, figures, evidenceIds } = command;
    const key = { districtId: context.caller.districtId, taskId };
    const found = await this.desk.find(taskId, context.caller);
    const route = await this.previewed(found, context, onBehalf);
    const files = await claimable(this.reading, { taskId, evidenceIds, context });
    const children = found?.childrenTotal ? await this.reading.children(key) : { total: 0, open: 0 };
    const reportId = uuidv7();
    return await this.desk.commandWith<{ task: TaskView; route: ReviewRoute[number][] }>(
      { verb: 'submit', taskId, context },
      (task, acting) => {
        maySubmit(task, acting);
        assertAllFound(evidenceIds, files);
        const firstAsked = firstOf(valueOf(route));
        return submit(task, { reportId, text, figures, files, firstAsked, children }, acting);
      },
      (view) => ({ task: view, route: [...valueOf(route)] }),
    );
  }

  /** Nothing is asked for a task that cannot be submitted: the change will say why. */
  private async previewed(
    found: Task | null,
    context: CommandContext,
    onBehalf: OnBehalf,
  ): Promise<Settled<ReviewRoute>> {
    const acting = this.desk.acting(context.caller);
    return await settled(
      (async () => {
        const { task } = maySubmit(found, acting);
        return await this.reviews.preview(reviewInput(task, acting), onBehalf);
      })(),
    );
  }
}

/** Those of the first node that is not skipped. */
function firstOf(route: ReviewRoute): ReviewRoute[number]['approvers'] {
  return route.find((node) => node.skipped === null)?.approvers ?? [];
}
