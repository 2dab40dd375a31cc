import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { urge } from '../domain/issuer-commands.js';
import type { TaskView } from '../ports/task-view.js';
import { TaskDesk } from './task-desk.js';

export interface UrgeTaskCommand {
  readonly taskId: string;
  readonly words: string | null;
}

/** 催办. */
@Injectable()
export class UrgeTask {
  constructor(private readonly desk: TaskDesk) {}

  execute({ taskId, words }: UrgeTaskCommand, context: CommandContext): Promise<TaskView> {
    return this.desk.command({ verb: 'urge', taskId, context }, (task, acting) =>
      urge(task, { words }, acting),
    );
  }
}
