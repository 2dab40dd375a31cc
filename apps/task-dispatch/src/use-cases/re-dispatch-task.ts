import { type CommandContext, ID_NAMESPACES, uuid5, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { taskIdOf } from '../domain/new-task.js';
import { type ChildOrder, reDispatch } from '../domain/re-dispatch.js';
import type { Decided } from '../ports/task-repository.js';
import type { TaskView } from '../ports/task-view.js';
import { Units } from '../ports/units.js';
import { givenDispatch } from './given-dispatch.js';
import { RunDispatches } from './run-dispatches.js';
import { TaskDesk } from './task-desk.js';

export interface ReDispatchTaskCommand {
  readonly taskId: string;
  readonly children: readonly ChildOrder[];
}

/** 分解交办. */
@Injectable()
export class ReDispatchTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly units: Units,
    private readonly dispatches: RunDispatches,
  ) {}

  async execute(
    { taskId, children }: ReDispatchTaskCommand,
    context: CommandContext,
  ): Promise<{ readonly task: TaskView; readonly childTaskIds: string[] }> {
    const { districtId } = context.caller;
    const units = await this.units.byIds(
      districtId,
      children.map((child) => child.unitId),
    );
    const dispatchId = uuid5(ID_NAMESPACES.dispatch, 're-dispatch', taskId, context.commandKey ?? uuidv7());
    const answer = await this.desk.commandWith(
      { verb: 're-dispatch', taskId, context },
      (task, acting): Decided => {
        const made = reDispatch(task, { dispatchId, children, units }, acting);
        const plan = {
          districtId,
          dispatchId,
          parentTaskId: taskId,
          heldByPost: false,
          content: made.content,
          at: acting.now,
        };
        return { change: made.change, dispatch: givenDispatch(plan, made.targets, acting.calendar) };
      },
      (view) => ({
        task: view,
        childTaskIds: children.map((child) => taskIdOf(dispatchId, child.unitId)),
      }),
    );
    this.dispatches.wake();
    return answer;
  }
}
