import type { FailureDetails } from '#libs/kernel';
import { Refusal } from './refusal.js';

export class PostNotFoundError extends Refusal {
  constructor() {
    super({ sentence: 'post-not-found', kind: 'not_found', message: 'There is no such post.' });
  }
}

export class PostTitleTakenError extends Refusal {
  constructor(title: string) {
    super({
      sentence: 'post-title-taken',
      kind: 'conflict',
      message: `The catalogue already has the post ${title}.`,
      details: { title },
    });
  }
}

/** domain.md §7 三员分立. */
export class DutiesMustBeSeparateError extends Refusal {
  constructor(details?: FailureDetails) {
    super({
      sentence: 'duties-must-be-separate',
      kind: 'refused',
      message:
        'Administering units, administering accounts and auditing belong to three different people, and none of them may issue, review or handle.',
      details,
    });
  }
}

export class PersonNotFoundError extends Refusal {
  constructor() {
    super({ sentence: 'person-not-found', kind: 'not_found', message: 'There is no such person.' });
  }
}

export class AlreadyAppointedError extends Refusal {
  constructor() {
    super({
      sentence: 'already-appointed',
      kind: 'conflict',
      message: 'The person holds this post in this unit in the same period.',
    });
  }
}

export class AppointmentNotFoundError extends Refusal {
  constructor() {
    super({ sentence: 'appointment-not-found', kind: 'not_found', message: 'There is no such appointment.' });
  }
}

export class AppointmentEndedError extends Refusal {
  constructor() {
    super({ sentence: 'appointment-ended', kind: 'refused', message: 'The appointment has already ended.' });
  }
}
