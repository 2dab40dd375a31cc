import { Refusal } from './refusal.js';

export class AccountNotFoundError extends Refusal {
  constructor() {
    super({ sentence: 'account-not-found', kind: 'not_found', message: 'There is no such account.' });
  }
}

export class AccountDisabledError extends Refusal {
  constructor() {
    super({ sentence: 'account-disabled', kind: 'refused', message: 'The account is disabled.' });
  }
}

export class PersonHasAccountError extends Refusal {
  constructor() {
    super({
      sentence: 'person-has-account',
      kind: 'conflict',
      message: 'The person already has an account.',
    });
  }
}

export class LoginTakenError extends Refusal {
  constructor() {
    super({ sentence: 'login-taken', kind: 'conflict', message: 'Another account has this login name.' });
  }
}

export class LoginNotAllowedError extends Refusal {
  constructor() {
    super({
      sentence: 'login-not-allowed',
      kind: 'refused',
      message:
        'A login name has 2 to 64 characters: Latin letters, digits, Chinese characters and . _ - @, nothing else.',
    });
  }
}

export class PasswordTooCommonError extends Refusal {
  constructor() {
    super({
      sentence: 'password-too-common',
      kind: 'refused',
      message: 'The password is too easy to guess, or contains the login name or the name of the person.',
    });
  }
}

export class WrongPasswordError extends Refusal {
  constructor() {
    super({ sentence: 'wrong-password', kind: 'refused', message: 'The current password is not right.' });
  }
}

/** One answer for an unknown login name, a wrong password and a disabled account: a stranger learns nothing. */
export class LogInRefusedError extends Refusal {
  constructor() {
    super({
      sentence: 'log-in-refused',
      kind: 'unauthenticated',
      message: 'The login name or the password is not right.',
    });
  }
}

export class TooManyLogInsError extends Refusal {
  constructor(retryAfterSeconds: number) {
    super({
      sentence: 'too-many-log-ins',
      kind: 'too_many',
      message: `Too many attempts. Try again in ${retryAfterSeconds} s.`,
      details: { retryAfterSeconds },
    });
  }
}

export class SessionEndedError extends Refusal {
  constructor() {
    super({ sentence: 'session-ended', kind: 'unauthenticated', message: 'The session has ended.' });
  }
}
