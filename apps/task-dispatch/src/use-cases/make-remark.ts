import { type CommandContext, ID_NAMESPACES, uuid5, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { kindOf, remark, type Remarked } from '../domain/remark.js';
import type { Acting, Remark, TaskChange } from '../domain/task-change.js';
import type { RemarkView } from '../ports/remarks.js';
import type { Decided } from '../ports/task-repository.js';
import type { TaskView } from '../ports/task-view.js';
import { Units } from '../ports/units.js';
import { givenDispatch } from './given-dispatch.js';
import { RunDispatches } from './run-dispatches.js';
import { TaskDesk } from './task-desk.js';

export interface MakeRemarkCommand {
  readonly taskId: string;
  readonly words: string | null;
  readonly demands: boolean;
  readonly dueDay: string | null;
}

/** 批示、圈阅; what a demand opens comes into being in the same write. */
@Injectable()
export class MakeRemark {
  constructor(
    private readonly desk: TaskDesk,
    private readonly units: Units,
    private readonly dispatches: RunDispatches,
  ) {}

  async execute(
    { taskId, ...said }: MakeRemarkCommand,
    context: CommandContext,
  ): Promise<{ readonly task: TaskView; readonly remark: RemarkView }> {
    const remarkId = uuidv7();
    const dispatchId = uuid5(ID_NAMESPACES.dispatch, 'remark', remarkId);
    const unit = said.demands ? await this.unitOf(taskId, context) : null;
    const answer = await this.desk.commandWith(
      { verb: 'remark', taskId, context },
      (task, acting) =>
        decided(remark(task, { ...said, remarkId, dispatchId, unit }, acting), dispatchId, acting),
      (task, change) => ({ task, remark: remarkView(change) }),
    );
    if (said.demands) this.dispatches.wake();
    return answer;
  }

  private async unitOf(taskId: string, { caller }: CommandContext) {
    const task = await this.desk.find(taskId, caller);
    if (!task) return null;
    return (await this.units.byIds(caller.districtId, [task.unitId])).get(task.unitId) ?? null;
  }
}

function decided({ change, opened }: Remarked, dispatchId: string, { now, calendar }: Acting): Decided {
  if (!opened) return { change };
  const { districtId } = change.task;
  const { content, target } = opened;
  const plan = { districtId, dispatchId, parentTaskId: null, heldByPost: false, content, at: now };
  return { change, dispatch: givenDispatch(plan, [target], calendar) };
}

function remarkView({ task, remark: made }: TaskChange): RemarkView {
  const { at, ...said } = made as Remark;
  const { taskId, directiveId, directiveTitle, heading, unitName } = task;
  const ofTask = { taskId, directiveId, directiveTitle, itemId: null, itemPath: null, heading, unitName };
  return { ...said, kind: kindOf(said), at: at.toISOString(), ...ofTask };
}
