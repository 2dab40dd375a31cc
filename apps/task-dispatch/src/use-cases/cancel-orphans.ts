import { Clock, WorkingCalendar } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { cancelled } from '../domain/issuer-commands.js';
import { hasEnded } from '../domain/task.js';
import { DueTasks, type FoundTask } from '../ports/due-tasks.js';
import { TaskRepository } from '../ports/task-repository.js';
import { machine } from './machine.js';

const CHUNK = 500;
const REASON = '上级任务已取消';

/**
 * Cancels the open children of cancelled tasks, level by level, until there are none. Run by the command
 * that cancels and by the sweeper, which finishes what a crash left.
 */
@Injectable()
export class CancelOrphans {
  constructor(
    private readonly due: DueTasks,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
  ) {}

  async execute(correlationId: string): Promise<void> {
    for (let orphans = await this.due.orphans(CHUNK); orphans.length > 0;) {
      await this.tasks.changeMany(orphans.map((orphan) => this.effectOn(orphan, correlationId)));
      orphans = await this.due.orphans(CHUNK);
    }
  }

  private effectOn({ districtId, taskId }: FoundTask, correlationId: string) {
    const now = this.clock.now();
    const context = machine('cancel-with-parent', districtId, correlationId);
    const acting = { caller: context.caller, now, calendar: this.calendar, appointmentId: null };
    return {
      taskId,
      context,
      now,
      decide: (task: Parameters<typeof cancelled>[0] | null) =>
        !task || hasEnded(task) ? null : cancelled(task, REASON, acting),
    };
  }
}
