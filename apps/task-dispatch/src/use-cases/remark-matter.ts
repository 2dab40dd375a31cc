import { Injectable } from '@nestjs/common';
import type { Item } from '../domain/item.js';
import type { TargetUnit } from '../domain/new-task.js';
import { DirectiveReadModel } from '../ports/directive-read-model.js';
import { Remarks } from '../ports/remarks.js';
import { Units } from '../ports/units.js';

interface Wish {
  readonly directiveId: string;
  readonly itemId: string | null;
  readonly words: string | null;
  readonly demands: boolean;
  readonly unitId: string | null;
}

export interface KnownOfRemark {
  readonly items: readonly Item[];
  /** Of which something is demanded. */
  readonly unit: TargetUnit | null;
  readonly concerned: readonly string[];
}

/** All that must be looked up for a remark on a directive before the change. */
@Injectable()
export class RemarkMatter {
  constructor(
    private readonly ledger: DirectiveReadModel,
    private readonly remarks: Remarks,
    private readonly units: Units,
  ) {}

  async about(districtId: string, wish: Wish): Promise<KnownOfRemark> {
    const { directiveId, itemId, words, demands, unitId } = wish;
    const isForAll = words !== null && !demands;
    const [drafted, units, concerned] = await Promise.all([
      itemId === null ? null : this.ledger.items({ districtId, directiveId }),
      unitId === null ? null : this.units.byIds(districtId, [unitId]),
      isForAll ? this.remarks.concerned(districtId, { directiveId, itemId }) : [],
    ]);
    const unit = unitId === null ? null : (units?.get(unitId) ?? null);
    return { items: drafted?.items ?? [], unit, concerned };
  }
}
