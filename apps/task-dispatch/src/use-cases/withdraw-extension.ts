import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { withdrawExtension } from '../domain/extension-commands.js';
import type { TaskView } from '../ports/task-view.js';
import { TaskDesk } from './task-desk.js';

/** The unit takes its request for more time back. */
@Injectable()
export class WithdrawExtension {
  constructor(private readonly desk: TaskDesk) {}

  execute({ taskId }: { readonly taskId: string }, context: CommandContext): Promise<TaskView> {
    return this.desk.command({ verb: 'withdraw-extension', taskId, context }, withdrawExtension);
  }
}
