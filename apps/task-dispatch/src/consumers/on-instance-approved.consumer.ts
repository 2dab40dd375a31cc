import { instanceApproved, type FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import { ApplyReviewOutcomes } from '../use-cases/apply-review-outcomes.js';
import { DirectiveSignOffOutcomes } from '../use-cases/apply-sign-off-outcome.js';
import { RunDispatches } from '../use-cases/run-dispatches.js';
import { reviewNews, signOffNews } from './instance-facts.js';

/** Everybody asked has approved: a task is closed, a directive goes out. */
@Injectable()
export class OnInstanceApproved extends FactConsumer<typeof instanceApproved> {
  readonly facts = [instanceApproved];

  constructor(
    private readonly reviews: ApplyReviewOutcomes,
    private readonly signOffs: DirectiveSignOffOutcomes,
    private readonly dispatches: RunDispatches,
  ) {
    super();
  }

  async apply(facts: readonly FactOf<typeof instanceApproved>[], tx: Transaction): Promise<void> {
    await this.reviews.execute(
      reviewNews(facts, ({ resultLevel }) => ({ kind: 'approved', resultLevel })),
      tx,
    );
    await this.signOffs.execute(
      signOffNews(facts, () => ({ how: 'approved' })),
      tx,
    );
    this.dispatches.wakeAfter(tx);
  }
}
