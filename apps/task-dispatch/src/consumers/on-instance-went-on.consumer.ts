import { instanceWentOn, type FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import { ApplyReviewOutcomes } from '../use-cases/apply-review-outcomes.js';
import { reviewNews } from './instance-facts.js';

/** Somebody has decided, and others are asked now. Who waits for a sign-off asks approval itself. */
@Injectable()
export class OnInstanceWentOn extends FactConsumer<typeof instanceWentOn> {
  readonly facts = [instanceWentOn];

  constructor(private readonly reviews: ApplyReviewOutcomes) {
    super();
  }

  async apply(facts: readonly FactOf<typeof instanceWentOn>[], tx: Transaction): Promise<void> {
    await this.reviews.execute(
      reviewNews(facts, ({ asked }, version) => ({ kind: 'went-on', asked, version })),
      tx,
    );
  }
}
