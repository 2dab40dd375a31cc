import { instanceReturned, type FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import { ApplyReviewOutcomes } from '../use-cases/apply-review-outcomes.js';
import { DirectiveSignOffOutcomes } from '../use-cases/apply-sign-off-outcome.js';
import { reviewNews, signOffNews } from './instance-facts.js';

/** A reviewer hands the matter back. */
@Injectable()
export class OnInstanceReturned extends FactConsumer<typeof instanceReturned> {
  readonly facts = [instanceReturned];

  constructor(
    private readonly reviews: ApplyReviewOutcomes,
    private readonly signOffs: DirectiveSignOffOutcomes,
  ) {
    super();
  }

  async apply(facts: readonly FactOf<typeof instanceReturned>[], tx: Transaction): Promise<void> {
    await this.reviews.execute(
      reviewNews(facts, ({ reason, criterionId, by }) => ({
        kind: 'returned',
        reason: reason ?? '',
        criterionId,
        byName: by.name,
      })),
      tx,
    );
    await this.signOffs.execute(
      signOffNews(facts, ({ reason, by }) => ({ how: 'returned', reason, byName: by.name })),
      tx,
    );
  }
}
