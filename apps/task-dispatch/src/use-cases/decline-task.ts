import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { decline } from '../domain/unit-commands.js';
import type { TaskView } from '../ports/task-view.js';
import { TaskDesk } from './task-desk.js';

export interface DeclineTaskCommand {
  readonly taskId: string;
  readonly reason: string;
}

/** 申请改派. */
@Injectable()
export class DeclineTask {
  constructor(private readonly desk: TaskDesk) {}

  execute({ taskId, reason }: DeclineTaskCommand, context: CommandContext): Promise<TaskView> {
    return this.desk.command({ verb: 'decline', taskId, context }, (task, acting) =>
      decline(task, reason, acting),
    );
  }
}
