import { Clock, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { tellDue } from '../domain/sweep.js';
import { DueTasks } from '../ports/due-tasks.js';
import { TaskRepository } from '../ports/task-repository.js';
import { machine } from './machine.js';

const CHUNK = 500;

/** Tells once of every window that has passed and of every light that has turned. */
@Injectable()
export class TellDueTasks {
  constructor(
    private readonly due: DueTasks,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {}

  /** Answers how many were told. */
  async execute(): Promise<number> {
    const now = this.clock.now();
    const correlationId = uuidv7();
    let told = 0;
    for (;;) {
      const found = await this.due.toTell(now, CHUNK);
      const changed = await this.tasks.changeMany(
        found.map(({ districtId, taskId }) => ({
          taskId,
          context: machine('tell-due-tasks', districtId, correlationId),
          now,
          decide: (task) => tellDue(task, now),
        })),
      );
      told += changed.length;
      if (changed.length === 0) return told;
    }
  }
}
