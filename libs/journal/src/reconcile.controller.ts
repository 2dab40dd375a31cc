import {
  reconcileDigestsOf,
  reconcileIdsOf,
  type InputOf,
  type OutputOf,
  type ServiceName,
} from '#libs/contracts';
import { Rpc, RpcController } from '#libs/messaging';
import { Inject, type Type } from '@nestjs/common';
import { ConsumerBooks } from './reconcile-books.js';

/** Whether this service takes facts of an owner at all. */
export abstract class ConsumedOwners {
  abstract includes(owner: ServiceName): boolean;
}

/** The consumer's side of the comparison: answers `reconcile.digests` and `reconcile.ids` of `service` from its receipts. */
export function reconcileController(service: ServiceName): Type {
  const digests = reconcileDigestsOf(service);
  const ids = reconcileIdsOf(service);

  @RpcController()
  class ReconcileController {
    constructor(
      @Inject(ConsumerBooks) private readonly books: ConsumerBooks,
      @Inject(ConsumedOwners) private readonly consumed: ConsumedOwners,
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
  }

  return ReconcileController;
}
