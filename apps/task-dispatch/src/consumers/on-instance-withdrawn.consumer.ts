import { instanceWithdrawn, type FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import { ApplyReviewOutcomes } from '../use-cases/apply-review-outcomes.js';
import { DirectiveSignOffOutcomes } from '../use-cases/apply-sign-off-outcome.js';
import { reviewNews, signOffNews } from './instance-facts.js';

/** The initiator took the matter back before anybody acted. */
@Injectable()
export class OnInstanceWithdrawn extends FactConsumer<typeof instanceWithdrawn> {
  readonly facts = [instanceWithdrawn];

  constructor(
    private readonly reviews: ApplyReviewOutcomes,
    private readonly signOffs: DirectiveSignOffOutcomes,
  ) {
    super();
  }

  async apply(facts: readonly FactOf<typeof instanceWithdrawn>[], tx: Transaction): Promise<void> {
    await this.reviews.execute(
      reviewNews(facts, ({ reason }) => ({ kind: 'undone', how: 'taken-back', reason })),
      tx,
    );
    await this.signOffs.execute(
      signOffNews(facts, ({ reason }) => ({ how: 'withdrawn', reason, byName: null })),
      tx,
    );
  }
}
