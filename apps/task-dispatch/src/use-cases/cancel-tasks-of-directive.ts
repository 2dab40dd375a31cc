import { Clock, type CommandContext, WorkingCalendar } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { cancelled } from '../domain/issuer-commands.js';
import { hasEnded } from '../domain/task.js';
import { TaskRepository } from '../ports/task-repository.js';
import { type WithdrawnDirective, WithdrawnDirectives } from '../ports/withdrawn-directives.js';

/** Tasks in one commit. */
const CHUNK = 500;

/** Cancels open tasks of a withdrawn directive, a chunk at a time; each unit is told why by its task's own fact. */
@Injectable()
export class CancelTasksOfDirective {
  constructor(
    private readonly withdrawn: WithdrawnDirectives,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
  ) {}

  /** Answers whether there may be more. */
  async cancelSome(directive: WithdrawnDirective, context: CommandContext): Promise<boolean> {
    const open = await this.withdrawn.openTasks(directive, CHUNK);
    const now = this.clock.now();
    const acting = { caller: context.caller, now, calendar: this.calendar, appointmentId: null };
    const reason = `文件已撤回：${directive.reason}`;
    await this.tasks.changeMany(
      open.map((taskId) => ({
        taskId,
        context,
        now,
        decide: (task) => (!task || hasEnded(task) ? null : cancelled(task, reason, acting)),
      })),
    );
    return open.length === CHUNK;
  }
}
