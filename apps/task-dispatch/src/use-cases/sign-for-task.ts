import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { signFor } from '../domain/unit-commands.js';
import type { TaskView } from '../ports/task-view.js';
import { TaskDesk } from './task-desk.js';

/** 签收. */
@Injectable()
export class SignForTask {
  constructor(private readonly desk: TaskDesk) {}

  execute({ taskId }: { readonly taskId: string }, context: CommandContext): Promise<TaskView> {
    return this.desk.command({ verb: 'sign-for', taskId, context }, signFor);
  }
}
