import type { reviewInput } from '../domain/review-commands.js';
import type { OnBehalf } from './on-behalf.js';
import type { ReviewRoute } from './task-view.js';

/** Completion reviews, as approval runs them; asked in the caller's name and before the change. */
export abstract class CompletionReviews {
  /** @throws approval/flow-not-found, approval/nobody-to-decide */
  abstract preview(input: ReturnType<typeof reviewInput>, onBehalf: OnBehalf): Promise<ReviewRoute>;
  /**
   * @param key the same one withdraws once
   * @throws approval/already-acted, approval/instance-ended, approval/instance-not-found, approval/not-the-initiator,
   * platform/idempotency-key-reused when the key withdrew another one
   */
  abstract withdraw(
    order: { readonly instanceId: string; readonly reason: string | null; readonly key: string },
    onBehalf: OnBehalf,
  ): Promise<void>;
}
