import { instanceVoided, type FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import { ApplyReviewOutcomes } from '../use-cases/apply-review-outcomes.js';
import { DirectiveSignOffOutcomes } from '../use-cases/apply-sign-off-outcome.js';
import { reviewNews, signOffNews } from './instance-facts.js';

/** An approval is void because its task or directive is gone; for any other the submission does not stand. */
@Injectable()
export class OnInstanceVoided extends FactConsumer<typeof instanceVoided> {
  readonly facts = [instanceVoided];

  constructor(
    private readonly reviews: ApplyReviewOutcomes,
    private readonly signOffs: DirectiveSignOffOutcomes,
  ) {
    super();
  }

  async apply(facts: readonly FactOf<typeof instanceVoided>[], tx: Transaction): Promise<void> {
    const news = reviewNews(facts, ({ reason }) => ({ kind: 'undone', how: 'start-refused', reason }));
    await this.reviews.execute(news, tx);
    await this.signOffs.execute(
      signOffNews(facts, ({ reason }) => ({ how: 'withdrawn', reason, byName: null })),
      tx,
    );
  }
}
