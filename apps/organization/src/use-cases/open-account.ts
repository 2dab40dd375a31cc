import type { accountOpen, InputOf } from '#libs/contracts';
import { Clock, type CommandContext, uuidv7 } from '#libs/kernel';
import { openAccount } from '../domain/account.js';
import { normaliseLogin } from '../domain/login-name.js';
import { assertGoodPassword } from '../domain/password-policy.js';
import { PersonNotFoundError } from '../domain/people.errors.js';
import { administersAccountsOf } from '../domain/visibility.js';
import { AccountRepository, type AccountView } from '../ports/account-repository.js';
import { PasswordHasher } from '../ports/credentials.js';

export class OpenAccount {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
  ) {}

  async execute(input: InputOf<typeof accountOpen>, context: CommandContext): Promise<AccountView> {
    const { districtId } = context.caller;
    const { personId, password } = input;
    const passwordHash = await this.hasher.hash(password);
    const now = this.clock.now();
    const accountId = uuidv7(now.getTime());
    return this.accounts.open({ context, accountId, personId, now }, (holder) => {
      if (!holder || !administersAccountsOf(context.caller, holder.unitPaths))
        throw new PersonNotFoundError();
      const login = normaliseLogin(input.login);
      assertGoodPassword(password, { login, name: holder.name });
      return openAccount({ districtId, accountId, personId, login, passwordHash });
    });
  }
}
