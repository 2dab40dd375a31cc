import {
  RECONCILE_MAX_IDS,
  type ReconcileCell,
  reconcileDigestsOf,
  reconcileIdsOf,
  type ServiceName,
} from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import type { RpcClient } from '#libs/messaging';
import type { CellKey, MinuteRange } from './reconcile-books.js';

/** The other services' books, as an owner asks for them. */
export abstract class ReconcilerPeers {
  /** What `peer` has of this owner's facts; null when it takes none of them. At most 120 minutes. */
  abstract cells(peer: ServiceName, range: MinuteRange): Promise<readonly ReconcileCell[] | null>;

  abstract ids(peer: ServiceName, cell: CellKey): Promise<ReadonlySet<string>>;
}

export class RpcReconcilerPeers extends ReconcilerPeers {
  constructor(
    private readonly rpc: RpcClient,
    private readonly owner: ServiceName,
  ) {
    super();
  }

  async cells(peer: ServiceName, range: MinuteRange): Promise<readonly ReconcileCell[] | null> {
    const { owner } = this;
    const call = await this.rpc.callAsService(owner, uuidv7());
    const answer = await this.rpc.send(reconcileDigestsOf(peer), { owner, ...range }, call);
    return answer.consumes ? answer.cells : null;
  }

  async ids(peer: ServiceName, { minute, bucket }: CellKey): Promise<ReadonlySet<string>> {
    const { owner } = this;
    const found = new Set<string>();
    for (let after: string | null = null; ;) {
      const call = await this.rpc.callAsService(owner, uuidv7());
      const { ids }: { readonly ids: readonly string[] } = await this.rpc.send(
        reconcileIdsOf(peer),
        { owner, minute, bucket, after },
        call,
      );
      for (const id of ids) found.add(id);
      if (ids.length < RECONCILE_MAX_IDS) return found;
      after = ids.at(-1)!;
    }
  }
}
