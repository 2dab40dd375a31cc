import { DomainError, type FailureDetails, type FailureKind } from '#libs/kernel';

/** Base of this service's refusals: the code is `task-dispatch/<sentence>` and never changes its meaning. */
export abstract class Refusal extends DomainError {
  protected constructor(refusal: {
    readonly sentence: string;
    readonly kind: FailureKind;
    readonly message: string;
    readonly details?: FailureDetails;
  }) {
    super({
      code: `task-dispatch/${refusal.sentence}`,
      kind: refusal.kind,
      message: refusal.message,
      ...(refusal.details ? { details: refusal.details } : {}),
    });
  }
}
