import {
  reconcileDigestsOf,
  reconcileIdsOf,
  reconcileRunOf,
  type InputOf,
  type OutputOf,
  type ServiceName,
} from '#libs/contracts';
import { Rpc, RpcController } from '#libs/messaging';
import { Inject, type Type } from '@nestjs/common';
import { PendingQueue } from './pending-queue.js';
import { ConsumerBooks } from './reconcile-books.js';
import { Reconciler } from './reconciler.js';

/** Whether this service takes facts of an owner at all. */
export abstract class ConsumedOwners {
  abstract includes(owner: ServiceName): boolean;
}

/**
 * Both sides of the comparison: answers `reconcile.digests` and `reconcile.ids` of `service` from its
 * receipts, and `reconcile.run` by comparing its own facts with everybody's receipts.
 */
export function reconcileController(service: ServiceName): Type {
  const digests = reconcileDigestsOf(service);
  const ids = reconcileIdsOf(service);
  const run = reconcileRunOf(service);

  @RpcController()
  class ReconcileController {
    constructor(
      @Inject(ConsumerBooks) private readonly books: ConsumerBooks,
      @Inject(ConsumedOwners) private readonly consumed: ConsumedOwners,
      @Inject(Reconciler) private readonly reconciler: Reconciler,
      @Inject(PendingQueue) private readonly queue: PendingQueue,
    ) {}

    @Rpc(digests)
    async digests(input: InputOf<typeof digests>): Promise<OutputOf<typeof digests>> {
      if (!this.consumed.includes(input.owner)) return { consumes: false, cells: [] };
      return { consumes: true, cells: await this.books.cells(input.owner, input) };
    }

    @Rpc(ids)
    async ids(input: InputOf<typeof ids>): Promise<OutputOf<typeof ids>> {
      return { ids: await this.books.ids(input.owner, input, input.after) };
    }

    @Rpc(run)
    async run(input: InputOf<typeof run>): Promise<OutputOf<typeof run>> {
      const { unreachable, ...counts } = await this.reconciler.reconcileOnce(input.depth, {
        quietMinutes: 0,
      });
      const { count } = await this.queue.backlog();
      return { ...counts, unreachable: [...unreachable], pending: count };
    }
  }

  return ReconcileController;
}
