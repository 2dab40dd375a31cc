import { Clock } from '#libs/kernel';
import { LogInRefusedError, TooManyLogInsError } from '../domain/account.errors.js';
import { foldLogin } from '../domain/login-name.js';
import { ACCOUNT_THROTTLE, ADDRESS_THROTTLE } from '../domain/throttle.js';
import { AccountRepository, type KnownAccount } from '../ports/account-repository.js';
import { PasswordHasher } from '../ports/credentials.js';
import { LogInThrottle, type ThrottledKey } from '../ports/log-in-throttle.js';

export interface Attempt {
  readonly districtId: string;
  readonly login: string;
  readonly password: string;
  /** Null inside an open session: the account alone is throttled. */
  readonly address: string | null;
}

interface Doors {
  readonly accounts: AccountRepository;
  readonly hasher: PasswordHasher;
}

/**
 * Whose password it is. An unknown login name, a wrong password and a disabled account cost the same
 * work and get the same answer, and each attempt is counted before it is made.
 */
export class CheckPassword {
  constructor(
    private readonly doors: Doors,
    private readonly throttle: LogInThrottle,
    private readonly clock: Clock,
  ) {}

  async execute(attempt: Attempt): Promise<KnownAccount> {
    const { districtId } = attempt;
    const login = foldLogin(attempt.login);
    const account: ThrottledKey = { name: `account ${login}`, rule: ACCOUNT_THROTTLE };
    const address = attempt.address && { name: `address ${attempt.address}`, rule: ADDRESS_THROTTLE };
    const keys = address ? [address, account] : [account];
    const waitMs = await this.throttle.admit(districtId, keys, this.clock.now());
    if (waitMs > 0) throw new TooManyLogInsError(Math.ceil(waitMs / 1000));
    const known = await this.doors.accounts.byLogin(districtId, login);
    const isRight = await this.doors.hasher.verify(known?.account.passwordHash ?? null, attempt.password);
    if (!known || !isRight || known.account.state !== 'open') throw new LogInRefusedError();
    await this.throttle.forget(districtId, [account.name]);
    if (address) await this.throttle.takeBack(districtId, address);
    return known;
  }
}
