import { instanceStarted, type FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import { ApplyReviewOutcomes } from '../use-cases/apply-review-outcomes.js';
import { DirectiveSignOffOutcomes } from '../use-cases/apply-sign-off-outcome.js';
import { reviewNews, signOffNews } from './instance-facts.js';

/** Approval runs and asks its first persons. */
@Injectable()
export class OnInstanceStarted extends FactConsumer<typeof instanceStarted> {
  readonly facts = [instanceStarted];

  constructor(
    private readonly reviews: ApplyReviewOutcomes,
    private readonly signOffs: DirectiveSignOffOutcomes,
  ) {
    super();
  }

  async apply(facts: readonly FactOf<typeof instanceStarted>[], tx: Transaction): Promise<void> {
    await this.reviews.execute(
      reviewNews(facts, ({ asked }) => ({ kind: 'started', asked })),
      tx,
    );
    await this.signOffs.execute(
      signOffNews(facts, ({ asked }) => ({ how: 'started', asked: asked.map((person) => person.name) })),
      tx,
    );
  }
}
