import type { accountResetPassword, InputOf } from '#libs/contracts';
import { Clock, type CommandContext } from '#libs/kernel';
import { assertAdministersAccount, withPassword } from '../domain/account.js';
import { assertGoodPassword } from '../domain/password-policy.js';
import { AccountRepository, type AccountView } from '../ports/account-repository.js';
import { PasswordHasher } from '../ports/credentials.js';
import { TellSessions } from './tell-sessions.js';

interface Doors {
  readonly accounts: AccountRepository;
  readonly hasher: PasswordHasher;
}

/** By the security administrator, for somebody else; all sessions of the account are over. */
export class ResetPassword {
  constructor(
    private readonly doors: Doors,
    private readonly tell: TellSessions,
    private readonly clock: Clock,
  ) {}

  async execute(input: InputOf<typeof accountResetPassword>, context: CommandContext): Promise<AccountView> {
    const { accountId, password } = input;
    const hash = await this.doors.hasher.hash(password);
    const command = { context, accountId, now: this.clock.now(), what: 'password-reset' } as const;
    const changed = await this.doors.accounts.change(command, ({ account, holder }) => {
      assertAdministersAccount(context.caller, holder.unitPaths);
      assertGoodPassword(password, { login: account.login, name: holder.name });
      return withPassword(account, hash);
    });
    await this.tell.of(context.caller.districtId, [changed.personId]);
    return changed;
  }
}
