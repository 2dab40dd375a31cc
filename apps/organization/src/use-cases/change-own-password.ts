import type { InputOf, passwordChange } from '#libs/contracts';
import { Clock, type CommandContext, failureOf } from '#libs/kernel';
import { AccountNotFoundError, WrongPasswordError } from '../domain/account.errors.js';
import { withPassword } from '../domain/account.js';
import { assertGoodPassword } from '../domain/password-policy.js';
import { AccountRepository, type KnownAccount } from '../ports/account-repository.js';
import { PasswordHasher } from '../ports/credentials.js';
import { SessionRepository } from '../ports/session-repository.js';
import { CheckPassword } from './check-password.js';
import { TellSessions } from './tell-sessions.js';

interface Doors {
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
  readonly hasher: PasswordHasher;
  readonly tell: TellSessions;
}

/** The session in which it is done goes on, every other one of the account is over. */
export class ChangeOwnPassword {
  constructor(
    private readonly doors: Doors,
    private readonly check: CheckPassword,
    private readonly clock: Clock,
  ) {}

  async execute(input: InputOf<typeof passwordChange>, context: CommandContext): Promise<{ changed: true }> {
    const { districtId, personId, sessionId } = context.caller;
    const own = await this.doors.accounts.ofPerson(districtId, personId);
    if (!own) throw new AccountNotFoundError();
    const { accountId } = own.account;
    if (await this.doors.accounts.earlierAnswer(context, accountId)) return { changed: true };
    await this.assertCurrent(own, input.current);
    const hash = await this.doors.hasher.hash(input.next);
    const command = { context, accountId, now: this.clock.now(), what: 'password-changed' } as const;
    let epoch = own.account.sessionEpoch;
    await this.doors.accounts.change(command, ({ account, holder }) => {
      assertGoodPassword(input.next, { login: account.login, name: holder.name });
      const changed = withPassword(account, hash);
      epoch = changed.sessionEpoch;
      return changed;
    });
    if (sessionId !== null) await this.doors.sessions.keep(districtId, sessionId, epoch);
    await this.doors.tell.of(districtId, [personId]);
    return { changed: true };
  }

  private async assertCurrent({ account }: KnownAccount, password: string): Promise<void> {
    const attempt = { districtId: account.districtId, login: account.login, password, address: null };
    try {
      await this.check.execute(attempt);
    } catch (error) {
      throw failureOf(error)?.kind === 'unauthenticated' ? new WrongPasswordError() : error;
    }
  }
}
