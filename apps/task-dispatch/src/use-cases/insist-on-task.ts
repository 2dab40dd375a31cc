import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { insist } from '../domain/issuer-commands.js';
import type { TaskView } from '../ports/task-view.js';
import { TaskDesk } from './task-desk.js';

export interface InsistOnTaskCommand {
  readonly taskId: string;
  readonly reason: string;
}

/** The issuer's answer to a decline: the unit keeps the task. */
@Injectable()
export class InsistOnTask {
  constructor(private readonly desk: TaskDesk) {}

  execute({ taskId, reason }: InsistOnTaskCommand, context: CommandContext): Promise<TaskView> {
    return this.desk.command({ verb: 'insist', taskId, context }, (task, acting) =>
      insist(task, reason, acting),
    );
  }
}
