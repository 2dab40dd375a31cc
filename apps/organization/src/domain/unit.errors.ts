import type { FailureDetails } from '#libs/kernel';
import { Refusal } from './refusal.js';

export class UnitNotFoundError extends Refusal {
  constructor(details?: FailureDetails) {
    super({ sentence: 'unit-not-found', kind: 'not_found', message: 'There is no such unit.', details });
  }
}

export class UnitCodeTakenError extends Refusal {
  constructor(code: string) {
    super({
      sentence: 'unit-code-taken',
      kind: 'conflict',
      message: `Another unit of the district has the code ${code}.`,
      details: { code },
    });
  }
}

export class UnitClosedError extends Refusal {
  constructor(unitId: string) {
    super({ sentence: 'unit-closed', kind: 'refused', message: 'The unit has ended.', details: { unitId } });
  }
}

export class UnitUnderItselfError extends Refusal {
  constructor() {
    super({
      sentence: 'unit-under-itself',
      kind: 'conflict',
      message: 'A unit cannot be placed under itself or under a unit below it.',
    });
  }
}

export class RootUnitStaysError extends Refusal {
  constructor() {
    super({
      sentence: 'root-unit-stays',
      kind: 'refused',
      message: 'The unit at the top of the district can neither be moved nor closed.',
    });
  }
}

export class TreeTooDeepError extends Refusal {
  constructor(levels: number) {
    super({
      sentence: 'tree-too-deep',
      kind: 'refused',
      message: `The tree has at most ${levels} levels.`,
      details: { levels },
    });
  }
}

export class UnitHasOpenUnitsBelowError extends Refusal {
  constructor(open: number) {
    super({
      sentence: 'unit-has-open-units-below',
      kind: 'conflict',
      message: 'Units below this one go on after the day on which it would end.',
      details: { open },
    });
  }
}

export class TemporaryBranchNeedsMissionAndEndError extends Refusal {
  constructor() {
    super({
      sentence: 'temporary-branch-needs-mission-and-end',
      kind: 'refused',
      message: 'A temporary branch needs a mission and a day on which it ends.',
    });
  }
}

export class PeriodEndsBeforeItBeginsError extends Refusal {
  constructor() {
    super({
      sentence: 'period-ends-before-it-begins',
      kind: 'refused',
      message: 'The last day must come after the first.',
    });
  }
}

export class AudienceOutOfScopeError extends Refusal {
  constructor(unitIds: readonly string[]) {
    super({
      sentence: 'audience-out-of-scope',
      kind: 'forbidden',
      message: 'The audience reaches units outside the scope of your post.',
      details: { unitIds },
    });
  }
}

export class UnitOutOfScopeError extends Refusal {
  constructor() {
    super({
      sentence: 'unit-out-of-scope',
      kind: 'forbidden',
      message: 'Your post does not administer units here.',
    });
  }
}
