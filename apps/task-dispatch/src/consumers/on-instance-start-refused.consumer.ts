import { instanceStartRefused, type FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import { ApplyReviewOutcomes } from '../use-cases/apply-review-outcomes.js';
import { DirectiveSignOffOutcomes } from '../use-cases/apply-sign-off-outcome.js';
import { reviewNews, signOffNews } from './instance-facts.js';

/** Approval could not start: what was submitted is undone, with the reason. */
@Injectable()
export class OnInstanceStartRefused extends FactConsumer<typeof instanceStartRefused> {
  readonly facts = [instanceStartRefused];

  constructor(
    private readonly reviews: ApplyReviewOutcomes,
    private readonly signOffs: DirectiveSignOffOutcomes,
  ) {
    super();
  }

  async apply(facts: readonly FactOf<typeof instanceStartRefused>[], tx: Transaction): Promise<void> {
    await this.reviews.execute(
      reviewNews(facts, ({ reason }) => ({ kind: 'undone', how: 'start-refused', reason })),
      tx,
    );
    await this.signOffs.execute(
      signOffNews(facts, ({ reason }) => ({ how: 'start-refused', reason, byName: null })),
      tx,
    );
  }
}
