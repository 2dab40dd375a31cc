import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { askExtension } from '../domain/extension-commands.js';
import type { TaskView } from '../ports/task-view.js';
import { parentUntil } from './parent-until.js';
import { TaskDesk } from './task-desk.js';

export interface AskForExtension {
  readonly taskId: string;
  readonly reason: string;
  readonly progress: string;
  readonly toDay: string;
}

/** 延期申请. */
@Injectable()
export class AskExtension {
  constructor(private readonly desk: TaskDesk) {}

  async execute({ taskId, ...wish }: AskForExtension, context: CommandContext): Promise<TaskView> {
    const until = await parentUntil(this.desk, taskId, context.caller);
    return await this.desk.command({ verb: 'ask-extension', taskId, context }, (task, acting) =>
      askExtension(task, { ...wish, parentUntil: until }, acting),
    );
  }
}
