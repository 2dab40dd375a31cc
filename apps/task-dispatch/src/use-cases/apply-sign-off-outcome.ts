import { Caller, causedBy, Clock, type Transaction } from '#libs/kernel';
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
import { dayInShanghai } from '../domain/working-calendar.js';
import {
  type DirectiveChange,
  type DirectiveEffect,
  DirectiveRepository,
  type IssueMaterial,
} from '../ports/directive-repository.js';
import { outcomeOf, type SignOffFact, type SignOffOutcome } from '../ports/sign-off-facts.js';

const BY_RULE = 'apply-sign-off-outcome';

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

  async execute(facts: readonly SignOffFact[], tx: Transaction): Promise<void> {
    const now = this.clock.now();
    const issuing = new Map<string, Issuing>();
    for (const fact of facts) {
      if (outcomeOf(fact).how !== 'approved' || issuing.has(fact.data.businessId)) continue;
      const material = await this.materialFor(fact, tx, now);
      if (material) issuing.set(fact.data.businessId, material);
    }
    const effects = facts.map((fact) => effectOf(fact, { now, issuing: issuing.get(fact.data.businessId) }));
    await this.directives.applyAll(effects, tx);
  }

  private async materialFor(fact: SignOffFact, tx: Transaction, now: Date): Promise<Issuing | undefined> {
    const { districtId } = fact;
    const directiveIds = [fact.data.businessId];
    const [material] = await this.directives.lockForIssue({ districtId, directiveIds }, tx);
    if (!material || !awaits(material.directive, fact.data.instanceId)) return undefined;
    const year = dayInShanghai(now).slice(0, 4);
    const count = await this.directives.takeRegisterNumber({ districtId, year }, tx);
    return { ...material, registerNumber: registerNumberOf(year, count) };
  }
}

interface Applying {
  readonly now: Date;
  readonly issuing: Issuing | undefined;
}

function effectOf(fact: SignOffFact, applying: Applying): DirectiveEffect {
  const { businessId, instanceId } = fact.data;
  return {
    directiveId: businessId,
    context: causedBy(fact, Caller.machine(BY_RULE, fact.districtId)),
    now: applying.now,
    decide: (directive) =>
      directive && awaits(directive, instanceId) ? changeBy(outcomeOf(fact), directive, applying) : null,
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
