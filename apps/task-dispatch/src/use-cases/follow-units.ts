import { Clock, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { changed, noted, type TaskChange } from '../domain/task-change.js';
import { hasEnded, type Responsible, type Task } from '../domain/task.js';
import { DueTasks, type FoundTask, type UnitNow } from '../ports/due-tasks.js';
import { TaskRepository } from '../ports/task-repository.js';
import { machine } from './machine.js';

const CHUNK = 500;
/** A look reads every open task, however many it finds. */
const AT_A_LOOK = 20 * CHUNK;

/**
 * Tasks follow their units: a moved unit is found under its new place, an open task has its unit's present
 * name and responsible person; an ended one keeps those under which it ended (S91).
 */
@Injectable()
export class FollowUnits {
  /** Up to which state of the units all tasks have followed. */
  private followedTo: string | null = null;

  constructor(
    private readonly due: DueTasks,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const mark = await this.due.unitsMark();
    if (mark === this.followedTo) return;
    const now = this.clock.now();
    const correlationId = uuidv7();
    for (;;) {
      const found = await this.due.outgrown(AT_A_LOOK);
      let followed = 0;
      for (let start = 0; start < found.length; start += CHUNK) {
        followed += await this.followSome(found.slice(start, start + CHUNK), { now, correlationId });
      }
      if (found.length === 0) this.followedTo = mark;
      if (followed === 0) return;
    }
  }

  private async followSome(
    found: readonly (FoundTask & UnitNow)[],
    { now, correlationId }: { readonly now: Date; readonly correlationId: string },
  ): Promise<number> {
    const followed = await this.tasks.changeMany(
      found.map(({ districtId, taskId, ...unit }) => ({
        taskId,
        context: machine('follow-units', districtId, correlationId),
        now,
        decide: (task) => task && follow(task, unit),
      })),
    );
    return followed.length;
  }
}

function follow(task: Task, unit: UnitNow): TaskChange | null {
  const { unitPath, issuerUnitPath } = unit;
  const now = task.heldByPost ? { ...unit, responsible: task.responsible } : unit;
  const next = hasEnded(task) ? { ...task, unitPath, issuerUnitPath } : { ...task, ...now };
  const isSame =
    next.unitPath === task.unitPath &&
    next.issuerUnitPath === task.issuerUnitPath &&
    next.unitName === task.unitName &&
    next.issuerUnitName === task.issuerUnitName &&
    isSamePerson(next.responsible, task.responsible);
  return isSame ? null : changed(next, noted('unit-followed', { from: task.unitPath, to: unitPath }));
}

function isSamePerson(one: Responsible | null, other: Responsible | null): boolean {
  return one?.name === other?.name && one?.personId === other?.personId && one?.vacant === other?.vacant;
}
