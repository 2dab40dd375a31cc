import { DomainError } from '#libs/kernel';

export class FlowNotFoundError extends DomainError {
  constructor(key: string) {
    super({
      code: 'approval/flow-not-found',
      kind: 'not_found',
      message: 'There is no such flow.',
      details: { key },
    });
  }
}

export class FlowNodeRepeatedError extends DomainError {
  constructor(key: string) {
    super({
      code: 'approval/flow-node-repeated',
      kind: 'refused',
      message: 'Two nodes have the same key.',
      details: { key },
    });
  }
}

export class FlowRuleIncompleteError extends DomainError {
  constructor(key: string) {
    super({
      code: 'approval/flow-rule-incomplete',
      kind: 'refused',
      message: 'A rule that searches from a named unit must name it, and only then.',
      details: { key },
    });
  }
}

export class FlowWithoutUnconditionalNodeError extends DomainError {
  constructor() {
    super({
      code: 'approval/flow-without-unconditional-node',
      kind: 'refused',
      message: 'A flow needs at least one node without a condition.',
    });
  }
}

export class NotTheFlowOwnerError extends DomainError {
  constructor() {
    super({
      code: 'approval/not-the-flow-owner',
      kind: 'forbidden',
      message: 'Only the unit that owns a flow may publish it.',
    });
  }
}

export class NobodyToDecideError extends DomainError {
  constructor(nodeKey: string, causes: readonly string[]) {
    super({
      code: 'approval/nobody-to-decide',
      kind: 'refused',
      message: 'There is nobody who could decide on this node, up to the owner of the flow.',
      details: { nodeKey, causes },
    });
  }
}

export class InstanceNotFoundError extends DomainError {
  constructor() {
    super({ code: 'approval/instance-not-found', kind: 'not_found', message: 'There is no such approval.' });
  }
}

export class InstanceEndedError extends DomainError {
  constructor(state: string) {
    super({
      code: 'approval/instance-ended',
      kind: 'refused',
      message: 'This approval runs no more.',
      details: { state },
    });
  }
}

export class NotTheInitiatorError extends DomainError {
  constructor() {
    super({
      code: 'approval/not-the-initiator',
      kind: 'forbidden',
      message: 'Only the initiator may take it back.',
    });
  }
}

export class AlreadyActedError extends DomainError {
  constructor(by: string) {
    super({
      code: 'approval/already-acted',
      kind: 'conflict',
      message: 'Somebody has already decided; it cannot be taken back.',
      details: { by },
    });
  }
}

export class AssignmentNotFoundError extends DomainError {
  constructor() {
    super({
      code: 'approval/assignment-not-found',
      kind: 'not_found',
      message: 'There is no such assignment.',
    });
  }
}

export class AssignmentClosedError extends DomainError {
  constructor(state: string) {
    super({
      code: 'approval/assignment-closed',
      kind: 'conflict',
      message: 'This assignment is no longer open.',
      details: { state },
    });
  }
}

export class NotYourAssignmentError extends DomainError {
  constructor() {
    super({
      code: 'approval/not-your-assignment',
      kind: 'forbidden',
      message: 'Somebody else is asked here.',
    });
  }
}

export class SelfReviewError extends DomainError {
  constructor() {
    super({
      code: 'approval/self-review',
      kind: 'forbidden',
      message: 'Nobody reviews what they submitted.',
    });
  }
}

export class StaleAssignmentError extends DomainError {
  constructor(currentVersion: number) {
    super({
      code: 'platform/stale-version',
      kind: 'stale',
      message: 'The assignment has changed since it was shown.',
      details: { currentVersion },
    });
  }
}

export class CriterionRequiredError extends DomainError {
  constructor() {
    super({
      code: 'approval/criterion-required',
      kind: 'refused',
      message: 'A completion review is returned by citing a criterion fixed at dispatch.',
    });
  }
}

export class CriterionUnknownError extends DomainError {
  constructor(criterionId: string) {
    super({
      code: 'approval/criterion-unknown',
      kind: 'refused',
      message: 'This criterion is not part of the matter.',
      details: { criterionId },
    });
  }
}

export class ResultLevelUnknownError extends DomainError {
  constructor(resultLevel: string) {
    super({
      code: 'approval/result-level-unknown',
      kind: 'refused',
      message: 'This result level is not offered.',
      details: { resultLevel },
    });
  }
}

export class PausedError extends DomainError {
  constructor() {
    super({ code: 'approval/paused', kind: 'refused', message: 'This approval is paused.' });
  }
}
