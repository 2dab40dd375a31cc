import { type Caller, dayInShanghai } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { contentHash } from '../domain/content-hash.js';
import { DirectiveNotFoundError } from '../domain/directive-errors.js';
import { assertMay } from '../domain/directive-rights.js';
import { assertDraft } from '../domain/directive.js';
import { explained, type OverBudget } from '../domain/over-budget.js';
import {
  assertReachesSomebody,
  assertReadyForSignOff,
  type Reach,
  type TaskItem,
} from '../domain/sign-off-check.js';
import { type SignOffStart, signOffStart } from '../domain/sign-off-start.js';
import { AudienceReach } from '../ports/audience-reach.js';
import { DirectiveReadModel, type SeenDirective } from '../ports/directive-read-model.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import { SignOffRoute, type SignOffRouteNodes } from '../ports/sign-off-route.js';
import { MeasureExcess } from './measure-excess.js';

/** Rules asked about at the same time; a directive has few different audiences. */
const AT_ONCE = 8;

export interface SignOffAsking {
  readonly directiveId: string;
  readonly flowKey: string;
  readonly overBudgetReason: string | null;
  readonly caller: Caller;
  readonly onBehalf: OnBehalf;
  readonly now: Date;
}

export interface PreparedSignOff {
  /** The version that was checked, previewed and hashed. */
  readonly version: number;
  readonly start: SignOffStart;
  readonly overBudget: OverBudget | null;
  readonly route: SignOffRouteNodes;
}

/** Everything that other services must say before a draft is sent for sign-off. Changes nothing. */
@Injectable()
export class PrepareSignOff {
  constructor(
    private readonly ledger: DirectiveReadModel,
    private readonly audience: AudienceReach,
    private readonly approval: SignOffRoute,
    private readonly excess: MeasureExcess,
  ) {}

  async execute(seen: SeenDirective | null, asking: SignOffAsking): Promise<PreparedSignOff> {
    const { caller, directiveId, onBehalf, flowKey } = asking;
    if (!seen) throw new DirectiveNotFoundError();
    assertMay('draft', caller, seen);
    assertDraft(seen.directive);
    const drafted = await this.ledger.items({ districtId: caller.districtId, directiveId });
    if (!drafted) throw new DirectiveNotFoundError();
    const tasks = assertReadyForSignOff(drafted.items, dayInShanghai(asking.now));
    const reach = await this.reachOf(tasks, onBehalf);
    assertReachesSomebody(tasks, reach);
    const overBudget = explained(await this.excess.execute(tasks, asking), asking.overBudgetReason);
    const hash = contentHash(seen.directive.source.textSha256, drafted.items, overBudget);
    const start = signOffStart({ ...seen, caller, flowKey, contentHash: hash, overBudget }, tasks, reach);
    const route = await this.approval.preview(start, onBehalf);
    return { version: drafted.version, start, overBudget, route };
  }

  /** Each different audience is asked about once. */
  private async reachOf(tasks: readonly TaskItem[], onBehalf: OnBehalf): Promise<Reach> {
    const byRule = [...Map.groupBy(tasks, (item) => JSON.stringify(item.audience)).values()];
    const reach = new Map<string, number>();
    for (let from = 0; from < byRule.length; from += AT_ONCE) {
      const counted = byRule.slice(from, from + AT_ONCE).map(async (items) => {
        const units = await this.audience.count(items[0]!.audience, onBehalf);
        for (const item of items) reach.set(item.itemId, units);
      });
      await Promise.all(counted);
    }
    return reach;
  }
}
