import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { cancel } from '../domain/issuer-commands.js';
import type { TaskView } from '../ports/task-view.js';
import { CancelOrphans } from './cancel-orphans.js';
import { TaskDesk } from './task-desk.js';

export interface CancelTaskCommand {
  readonly taskId: string;
  readonly reason: string;
}

/** The issuer cancels a task with everything that was broken down from it. */
@Injectable()
export class CancelTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly orphans: CancelOrphans,
  ) {}

  async execute({ taskId, reason }: CancelTaskCommand, context: CommandContext): Promise<TaskView> {
    const view = await this.desk.command({ verb: 'cancel', taskId, context }, (task, acting) =>
      cancel(task, reason, acting),
    );
    if (view.children.total === 0) return view;
    await this.orphans.execute(context.correlationId);
    const after = await this.desk.find(taskId, context.caller);
    return after ? await this.desk.view(after, context.caller) : view;
  }
}
