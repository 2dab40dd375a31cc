import type { InputOf, taskCounts, taskList } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { maySee } from '../domain/task-authority.js';
import { TaskNotFoundError } from '../domain/task-errors.js';
import type { Task } from '../domain/task.js';
import { TaskReadModel } from '../ports/task-read-model.js';
import type { HistoryRow, ReportPage, TaskCounts, TaskPage, TaskView } from '../ports/task-view.js';
import { TaskDesk } from './task-desk.js';
import { taskRowView } from './task-view.js';

/** What is asked about tasks; out of scope and not there are the same answer (S94). */
@Injectable()
export class ReadTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly reading: TaskReadModel,
  ) {}

  async view(taskId: string, caller: Caller): Promise<TaskView> {
    return await this.desk.view(await this.visible(taskId, caller), caller);
  }

  async list(query: InputOf<typeof taskList>, caller: Caller): Promise<TaskPage> {
    const seen = this.desk.acting(caller);
    const { rows, next } = await this.reading.list(caller, query, seen.now);
    return { rows: rows.map(({ task, childrenOpen }) => taskRowView(task, seen, childrenOpen)), next };
  }

  async counts(query: InputOf<typeof taskCounts>, caller: Caller): Promise<TaskCounts> {
    return await this.reading.counts(caller, query, this.desk.acting(caller).now);
  }

  async history(taskId: string, caller: Caller): Promise<{ rows: HistoryRow[] }> {
    return { rows: [...(await this.reading.history(await this.visible(taskId, caller)))] };
  }

  async reports(
    query: { readonly taskId: string; readonly cursor?: string; readonly limit: number },
    caller: Caller,
  ): Promise<ReportPage> {
    const { districtId, taskId } = await this.visible(query.taskId, caller);
    return await this.reading.reports({ districtId, taskId }, query);
  }

  private async visible(taskId: string, caller: Caller): Promise<Task> {
    const task = await this.desk.find(taskId, caller);
    if (!task || !maySee(caller, task)) throw new TaskNotFoundError();
    return task;
  }
}
