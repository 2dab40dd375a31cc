import { DomainError } from '#libs/kernel';
import type { Excess } from './burden.js';
import { Refusal } from './refusal.js';

/** Also the answer to those who may not know of it (domain.md §7). */
export class DirectiveNotFoundError extends Refusal {
  constructor() {
    super({ sentence: 'directive-not-found', kind: 'not_found', message: 'There is no such directive.' });
  }
}

export class DirectiveNotADraftError extends Refusal {
  constructor(state: string) {
    super({
      sentence: 'directive-not-a-draft',
      kind: 'conflict',
      message: 'Only a draft can be changed or sent for sign-off.',
      details: { state },
    });
  }
}

export class DirectiveNotIssuedError extends Refusal {
  constructor(state: string) {
    super({
      sentence: 'directive-not-issued',
      kind: 'conflict',
      message: 'The directive is not in force.',
      details: { state },
    });
  }
}

export class DirectiveEndedError extends Refusal {
  constructor(state: string) {
    super({
      sentence: 'directive-ended',
      kind: 'conflict',
      message: 'The directive has ended already.',
      details: { state },
    });
  }
}

export class DirectiveNotYoursError extends Refusal {
  constructor() {
    super({
      sentence: 'directive-not-yours',
      kind: 'forbidden',
      message: 'You see this directive, but no post of yours lets you do that with it.',
    });
  }
}

export class IssuerUnitNotYoursError extends Refusal {
  constructor() {
    super({
      sentence: 'issuer-unit-not-yours',
      kind: 'forbidden',
      message: 'No post of yours lets you draft for this unit.',
    });
  }
}

export class OverBudgetUnexplainedError extends Refusal {
  constructor({ month, budget, units }: Excess) {
    super({
      sentence: 'over-budget-unexplained',
      kind: 'refused',
      message: 'Units would be given more tasks than the budget of the month: that needs a reason.',
      details: { month, budget, units },
    });
  }
}

export class TasksStillOpenError extends Refusal {
  constructor(open: number) {
    super({
      sentence: 'tasks-still-open',
      kind: 'refused',
      message: 'A directive is closed when every task of it has ended.',
      details: { open },
    });
  }
}

export class UploadNotFoundError extends Refusal {
  constructor() {
    super({ sentence: 'upload-not-found', kind: 'not_found', message: 'There is no such upload any more.' });
  }
}

export class DocumentTooLargeError extends Refusal {
  /** @param limit what is allowed at most, in `unit` */
  constructor(limit: number, unit: 'bytes' | 'characters') {
    super({
      sentence: 'document-too-large',
      kind: 'invalid_input',
      message: `The document is larger than ${limit} ${unit}.`,
      details: { limit, unit },
    });
  }
}

export class DocumentUnreadableError extends Refusal {
  /** @param why the reader's code and its advice in both languages */
  constructor(why: { readonly reason: string; readonly zh: string; readonly en: string }) {
    super({
      sentence: 'document-unreadable',
      kind: 'unsupported',
      message: why.en,
      details: { reason: why.reason, message: { zh: why.zh, en: why.en } },
    });
  }
}

/** What was checked for a command is no longer what stands in the ledger: look again. */
export class DirectiveChangedMeanwhileError extends DomainError {
  constructor(currentVersion: number) {
    super({
      code: 'platform/stale-version',
      kind: 'stale',
      message: 'It was changed meanwhile.',
      details: { currentVersion },
    });
  }
}
