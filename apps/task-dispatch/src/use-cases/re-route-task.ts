import { type CommandContext, ID_NAMESPACES, uuid5 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { reRoute } from '../domain/issuer-commands.js';
import { contentOfTask, taskIdOf, type Target } from '../domain/new-task.js';
import type { Acting } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import type { Decided } from '../ports/task-repository.js';
import type { TaskView } from '../ports/task-view.js';
import { Units } from '../ports/units.js';
import { givenDispatch } from './given-dispatch.js';
import { TaskDesk } from './task-desk.js';

export interface ReRouteTaskCommand {
  readonly taskId: string;
  readonly toUnitId: string;
  readonly reason: string;
}

/** The issuer's answer to a decline: handed over, and a new task for another unit, in one write. */
@Injectable()
export class ReRouteTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly units: Units,
  ) {}

  async execute(
    { taskId, toUnitId, reason }: ReRouteTaskCommand,
    context: CommandContext,
  ): Promise<{ readonly task: TaskView; readonly newTaskId: string }> {
    const known = await this.units.byIds(context.caller.districtId, [toUnitId]);
    // Derived, so that the answer of a repeated request is the same.
    const dispatchId = uuid5(ID_NAMESPACES.dispatch, 're-route', taskId, toUnitId);
    const newTaskId = taskIdOf(dispatchId, toUnitId);
    return await this.desk.commandWith(
      { verb: 're-route', taskId, context },
      (task, acting): Decided => {
        const command = { newTaskId, to: known.get(toUnitId) ?? null, reason };
        const { change, to, dueAt } = reRoute(task, command, acting);
        const target = { ...to, criteria: null, requirement: null, dueAt };
        return { change, dispatch: oneTarget(change.task, { dispatchId, target, acting }) };
      },
      (view) => ({ task: view, newTaskId }),
    );
  }
}

function oneTarget(
  task: Task,
  { dispatchId, target, acting }: { dispatchId: string; target: Target; acting: Acting },
) {
  const { districtId, parentTaskId } = task;
  const plan = {
    districtId,
    dispatchId,
    parentTaskId,
    heldByPost: false,
    content: contentOfTask(task),
    at: acting.now,
  };
  return givenDispatch(plan, [target], acting.calendar);
}
