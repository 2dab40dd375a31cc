import type { Envelope } from '#libs/contracts';
import type { ReviewOutcome } from '../domain/review-outcomes.js';
import type { SignOffOutcome } from '../domain/sign-off-outcome.js';
import type { ReviewNews } from '../use-cases/apply-review-outcomes.js';
import type { SignOffNews } from '../use-cases/apply-sign-off-outcome.js';

/** What every fact of an approval says of its matter. */
interface Matter {
  readonly instanceId: string;
  readonly businessType: 'task' | 'directive';
  readonly businessId: string;
  readonly round: number;
}

/** The facts about completion reviews, in this service's words. */
export function reviewNews<Data extends Matter>(
  facts: readonly Envelope<Data>[],
  outcomeOf: (data: Data, version: number) => ReviewOutcome,
): readonly ReviewNews[] {
  return facts
    .filter((fact) => fact.data.businessType === 'task')
    .map((fact) => ({
      fact,
      taskId: fact.data.businessId,
      instanceId: fact.data.instanceId,
      round: fact.data.round,
      outcome: outcomeOf(fact.data, fact.aggregateVersion),
    }));
}

/** The facts about sign-offs of directives, in this service's words. */
export function signOffNews<Data extends Matter>(
  facts: readonly Envelope<Data>[],
  outcomeOf: (data: Data) => SignOffOutcome,
): readonly SignOffNews[] {
  return facts
    .filter((fact) => fact.data.businessType === 'directive')
    .map((fact) => ({
      fact,
      directiveId: fact.data.businessId,
      instanceId: fact.data.instanceId,
      outcome: outcomeOf(fact.data),
    }));
}
