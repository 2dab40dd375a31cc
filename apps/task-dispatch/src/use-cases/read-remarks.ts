import type { Caller } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { maySee } from '../domain/task-authority.js';
import { TaskNotFoundError } from '../domain/task-errors.js';
import { type RemarkPage, Remarks } from '../ports/remarks.js';
import { ReadDirective } from './read-directive.js';
import { TaskDesk } from './task-desk.js';

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What leaders said: of a task or a directive to all who see it, of a person to that person alone. */
@Injectable()
export class ReadRemarks {
  constructor(
    private readonly desk: TaskDesk,
    private readonly directives: ReadDirective,
    private readonly remarks: Remarks,
  ) {}

  async ofTask({ taskId, ...page }: Page & { readonly taskId: string }, caller: Caller): Promise<RemarkPage> {
    const task = await this.desk.find(taskId, caller);
    if (!task || !maySee(caller, task)) throw new TaskNotFoundError();
    return await this.remarks.ofTask(task, page);
  }

  async ofDirective(
    { directiveId, ...page }: Page & { readonly directiveId: string },
    caller: Caller,
  ): Promise<RemarkPage> {
    await this.directives.visible(directiveId, caller);
    return await this.remarks.ofDirective(directiveId, caller, page);
  }

  async mine(page: Page, caller: Caller): Promise<RemarkPage> {
    return await this.remarks.ofPerson(caller, page);
  }
}
