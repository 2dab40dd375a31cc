import { instanceWithdraw, routePreview } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import type { reviewInput } from '../domain/review-commands.js';
import { CompletionReviews } from '../ports/completion-reviews.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import type { ReviewRoute } from '../ports/task-view.js';

@Injectable()
export class RpcCompletionReviews extends CompletionReviews {
  constructor(private readonly rpc: RpcClient) {
    super();
  }

  override async preview(input: ReturnType<typeof reviewInput>, onBehalf: OnBehalf): Promise<ReviewRoute> {
    const { nodes } = await this.rpc.send(routePreview, input, onBehalf);
    return nodes;
  }

  override async withdraw(
    order: { readonly instanceId: string; readonly reason: string | null; readonly key: string },
    onBehalf: OnBehalf,
  ): Promise<void> {
    const { instanceId, reason, key } = order;
    await this.rpc.send(instanceWithdraw, { instanceId, reason }, { ...onBehalf, idempotencyKey: key });
  }
}
