import { Caller, causedBy, Clock, type Transaction, WorkingCalendar } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { applyOutcome, type ReviewOutcome } from '../domain/review-outcomes.js';
import { TaskRepository } from '../ports/task-repository.js';

/** What approval says of a completion review, with the fact that says it. */
export interface ReviewNews {
  readonly fact: {
    readonly id: string;
    readonly correlationId: string;
    readonly districtId: string;
    readonly occurredAt: string;
  };
  readonly taskId: string;
  readonly instanceId: string;
  readonly round: number;
  readonly outcome: ReviewOutcome;
}

/** What approval's answers do to tasks. They are settled by receipt; what comes too late changes nothing. */
@Injectable()
export class ApplyReviewOutcomes {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
  ) {}

  async execute(news: readonly ReviewNews[], tx: Transaction): Promise<void> {
    const now = this.clock.now();
    await this.tasks.changeMany(
      news.map(({ fact, taskId, instanceId, round, outcome }) => {
        // The clock was handed on when the reviewer acted, not when the news arrived.
        const at = new Date(fact.occurredAt);
        return {
          taskId,
          context: causedBy(fact, Caller.machine('apply-review-outcome', fact.districtId)),
          now,
          decide: (task) => applyOutcome(task, { instanceId, round, at, outcome }, this.calendar),
        };
      }),
      tx,
    );
  }
}
