import type { accountDisable, InputOf } from '#libs/contracts';
import { Clock, type CommandContext } from '#libs/kernel';
import { assertAdministersAccount, disableAccount } from '../domain/account.js';
import { AccountRepository, type AccountView } from '../ports/account-repository.js';
import { TellSessions } from './tell-sessions.js';

/** All sessions of the account are over with the same write. */
export class DisableAccount {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly tell: TellSessions,
    private readonly clock: Clock,
  ) {}

  async execute(input: InputOf<typeof accountDisable>, context: CommandContext): Promise<AccountView> {
    const command = { context, now: this.clock.now(), what: 'disabled', ...input } as const;
    const disabled = await this.accounts.change(command, ({ account, holder }) => {
      assertAdministersAccount(context.caller, holder.unitPaths);
      return disableAccount(account);
    });
    await this.tell.of(context.caller.districtId, [disabled.personId]);
    return disabled;
  }
}
