import { type Caller, Clock, type CommandContext, WorkingCalendar } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import type { Acting, TaskChange } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import { TaskReadModel } from '../ports/task-read-model.js';
import { type Decided, TaskRepository } from '../ports/task-repository.js';
import type { TaskView } from '../ports/task-view.js';
import { taskView } from './task-view.js';

/** A command to one task, as its use case hands it in. */
export interface TaskOrder {
  /** The verb of the request: `sign-for`. */
  readonly verb: string;
  readonly taskId: string;
  readonly context: CommandContext;
}

/** The way of every command to a task: the rule decides on the task as it is, one write, the new view. */
@Injectable()
export class TaskDesk {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly reading: TaskReadModel,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
  ) {}

  /** @throws what the rule refuses */
  async command(
    order: TaskOrder,
    rule: (task: Task | null, acting: Acting) => TaskChange | Decided,
  ): Promise<TaskView> {
    return await this.commandWith(order, rule, (view) => view);
  }

  /** As `command`, with something beside the view in the answer; `more` is made of the change and must be plain data. */
  async commandWith<Answer extends TaskView | { readonly task: TaskView }>(
    order: TaskOrder,
    rule: (task: Task | null, acting: Acting) => TaskChange | Decided,
    answer: (view: TaskView, change: TaskChange) => Answer,
  ): Promise<Answer> {
    const { verb, taskId, context } = order;
    const acting = this.acting(context.caller);
    const answered = await this.tasks.change<Answer>({
      name: `task-dispatch.task.${verb}`,
      context,
      taskId,
      now: acting.now,
      decide: (task) => decidedOf(rule(task, acting)),
      answer: (task, change) => answer(taskView(task, acting, task.childrenTotal), change),
    });
    await this.countChildren('task' in answered ? answered.task : answered, context.caller);
    return answered;
  }

  /** The task as a command would find it; for what must be asked of others before the change. */
  async find(taskId: string, caller: Caller): Promise<Task | null> {
    return await this.tasks.find(caller.districtId, taskId);
  }

  acting(caller: Caller): Acting {
    return { caller, now: this.clock.now(), calendar: this.calendar };
  }

  async view(task: Task, caller: Caller): Promise<TaskView> {
    const view = taskView(task, this.acting(caller), 0);
    await this.countChildren(view, caller);
    return view;
  }

  /** Children change without their parent, so they are counted when the answer is given. */
  private async countChildren(view: TaskView, { districtId }: Caller): Promise<void> {
    if (view.children.total === 0) return;
    view.children = await this.reading.children({ districtId, taskId: view.taskId });
  }
}

function decidedOf(ruled: TaskChange | Decided): Decided {
  return 'change' in ruled ? ruled : { change: ruled };
}
