import { Caller, causedBy, Clock, dayInShanghai, type Transaction } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import {
  awaits,
  type Directive,
  issue,
  registerNumberOf,
  returnToDraft,
  signOffStarted,
} from '../domain/directive.js';
import { planDispatches } from '../domain/dispatch-plan.js';
import { countItems } from '../domain/item.js';
import { taskItemsOf } from '../domain/sign-off-check.js';
import type { SignOffOutcome } from '../domain/sign-off-outcome.js';
import {
  type DirectiveChange,
  type DirectiveEffect,
  DirectiveRepository,
  type IssueMaterial,
} from '../ports/directive-repository.js';

const BY_RULE = 'apply-sign-off-outcome';

/** What approval says of a sign-off, with the fact that says it. */
export interface SignOffNews {
  readonly fact: { readonly id: string; readonly correlationId: string; readonly districtId: string };
  readonly directiveId: string;
  readonly instanceId: string;
  readonly outcome: SignOffOutcome;
}

/** An approved directive with the number it gets. */
interface Issuing extends IssueMaterial {
  readonly registerNumber: string;
}

/** What approval's answers do to directives. A decision about another round than the running one changes nothing. */
@Injectable()
export class DirectiveSignOffOutcomes {
  constructor(
    private readonly directives: DirectiveRepository,
    private readonly clock: Clock,
  ) {}

  async execute(news: readonly SignOffNews[], tx: Transaction): Promise<void> {
    const now = this.clock.now();
    const approvals = news.filter(({ outcome }) => outcome.how === 'approved');
    const issuing = new Map<string, Issuing>();
    for (const [districtId, own] of Map.groupBy(approvals, ({ fact }) => fact.districtId)) {
      for (const material of await this.numbered(districtId, own, { tx, now })) {
        issuing.set(material.directive.id, material);
      }
    }
    const effects = news.map((told) => effectOf(told, { now, issuing: issuing.get(told.directiveId) }));
    await this.directives.applyAll(effects, tx);
  }

  /** Locks first and counts after, in one order everywhere, so that two batches cannot wait for each other. */
  private async numbered(
    districtId: string,
    approvals: readonly SignOffNews[],
    { tx, now }: { readonly tx: Transaction; readonly now: Date },
  ): Promise<readonly Issuing[]> {
    const directiveIds = [...new Set(approvals.map(({ directiveId }) => directiveId))];
    const locked = await this.directives.lockForIssue({ districtId, directiveIds }, tx);
    const year = dayInShanghai(now).slice(0, 4);
    const numbered: Issuing[] = [];
    for (const material of locked) {
      const isAwaited = approvals.some(({ instanceId }) => awaits(material.directive, instanceId));
      if (!isAwaited) continue;
      const count = await this.directives.takeRegisterNumber({ districtId, year }, tx);
      numbered.push({ ...material, registerNumber: registerNumberOf(year, count) });
    }
    return numbered;
  }
}

interface Applying {
  readonly now: Date;
  readonly issuing: Issuing | undefined;
}

function effectOf(
  { fact, directiveId, instanceId, outcome }: SignOffNews,
  applying: Applying,
): DirectiveEffect {
  return {
    directiveId,
    context: causedBy(fact, Caller.machine(BY_RULE, fact.districtId)),
    now: applying.now,
    decide: (directive) =>
      directive && awaits(directive, instanceId) ? changeBy(outcome, directive, applying) : null,
  };
}

function changeBy(
  outcome: SignOffOutcome,
  directive: Directive,
  { now, issuing }: Applying,
): DirectiveChange<null> | null {
  if (outcome.how === 'approved') return issuing ? issued(directive, issuing, now) : null;
  if (outcome.how === 'started') {
    return {
      directive: signOffStarted(directive, outcome.asked),
      news: { type: 'sign-off-started' },
      answer: null,
    };
  }
  return {
    directive: returnToDraft(directive, outcome),
    news: { type: 'returned-to-draft', ...outcome },
    answer: null,
  };
}

/** Signed off: in force at once, and a dispatch planned for every task item; the worker carries them out. */
function issued(before: Directive, material: Issuing, now: Date): DirectiveChange<null> {
  const directive = issue(before, material.registerNumber, now);
  const { issuerPath, text, items } = material;
  const counts = countItems(items);
  return {
    directive,
    issuerPath,
    dispatches: planDispatches({ directive, issuerPath, text }, taskItemsOf(items)),
    news: {
      type: 'issued',
      registerNumber: material.registerNumber,
      taskItems: counts.task,
      guidanceItems: counts.guidance,
    },
    answer: null,
  };
}
