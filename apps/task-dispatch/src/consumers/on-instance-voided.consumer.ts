import { instanceVoided, type FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import { ApplyReviewOutcomes } from '../use-cases/apply-review-outcomes.js';
import { reviewNews } from './instance-facts.js';

/** A review is void because its task is cancelled; for any other task the submission does not stand. */
@Injectable()
export class OnInstanceVoided extends FactConsumer<typeof instanceVoided> {
  readonly facts = [instanceVoided];

  constructor(private readonly reviews: ApplyReviewOutcomes) {
    super();
  }

  async apply(facts: readonly FactOf<typeof instanceVoided>[], tx: Transaction): Promise<void> {
    const news = reviewNews(facts, ({ reason }) => ({ kind: 'undone', how: 'start-refused', reason }));
    await this.reviews.execute(news, tx);
  }
}
