import type { InputOf, taskAnswerExtension } from '#libs/contracts';
import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { answerExtension } from '../domain/extension-commands.js';
import type { TaskView } from '../ports/task-view.js';
import { parentUntil } from './parent-until.js';
import { TaskDesk } from './task-desk.js';

/** The issuer grants or refuses more time. */
@Injectable()
export class AnswerExtension {
  constructor(private readonly desk: TaskDesk) {}

  async execute(
    { taskId, answer }: InputOf<typeof taskAnswerExtension>,
    context: CommandContext,
  ): Promise<TaskView> {
    const until = await parentUntil(this.desk, taskId, context.caller);
    return await this.desk.command({ verb: 'answer-extension', taskId, context }, (task, acting) =>
      answerExtension(task, { ...answer, parentUntil: until }, acting),
    );
  }
}
