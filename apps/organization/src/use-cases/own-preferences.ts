import { type Caller, Clock, type CommandContext } from '#libs/kernel';
import { AccountNotFoundError } from '../domain/account.errors.js';
import { type Preferences, STANDARD_PREFERENCES } from '../domain/preferences.js';
import { AccountRepository } from '../ports/account-repository.js';
import { PreferencesRepository } from '../ports/preferences-repository.js';

/** Everybody's own, and nobody else's: the account is that of the caller. */
export class OwnPreferences {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly preferences: PreferencesRepository,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller): Promise<Preferences> {
    const accountId = await this.accountOf(caller);
    return (await this.preferences.of(caller.districtId, accountId)) ?? STANDARD_PREFERENCES;
  }

  async set(preferences: Preferences, context: CommandContext): Promise<Preferences> {
    const accountId = await this.accountOf(context.caller);
    return this.preferences.set({ context, accountId, now: this.clock.now() }, preferences);
  }

  private async accountOf({ districtId, personId }: Caller): Promise<string> {
    const own = await this.accounts.ofPerson(districtId, personId);
    if (!own) throw new AccountNotFoundError();
    return own.account.accountId;
  }
}
