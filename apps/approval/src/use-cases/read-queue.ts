import type { assignmentQueue, InputOf, OutputOf, QueueRow } from '#libs/contracts';
import { Clock, WorkingCalendar, type Caller } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { AssignmentNotFoundError } from '../domain/errors.js';
import { waitingLight } from '../domain/waiting-light.js';
import { InstanceDirectory, type QueuedRow } from '../ports/instance-directory.js';

/** What somebody has to decide and has decided, each open one under the light of its waiting. */
@Injectable()
export class ReadQueue {
  constructor(
    private readonly instances: InstanceDirectory,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
  ) {}

  async list(
    filter: InputOf<typeof assignmentQueue>,
    caller: Caller,
  ): Promise<OutputOf<typeof assignmentQueue>> {
    const { rows, next } = await this.instances.queue(filter, caller);
    return { rows: rows.map((row) => this.lit(row)), next };
  }

  async one(assignmentId: string, caller: Caller): Promise<QueueRow> {
    const row = await this.instances.assignment(assignmentId, caller);
    if (!row) throw new AssignmentNotFoundError();
    return this.lit(row);
  }

  private lit(row: QueuedRow): QueueRow {
    const open = row.state === 'pending';
    const since = new Date(row.openedAt);
    return { ...row, light: open ? waitingLight(since, this.clock.now(), this.calendar) : null };
  }
}
