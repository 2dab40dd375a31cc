import type { InputOf, OutputOf, sessionRevoke } from '#libs/contracts';
import { Clock, type CommandContext } from '#libs/kernel';
import { assertAdministersAccount, revokeSessions } from '../domain/account.js';
import { AccountRepository } from '../ports/account-repository.js';
import { SessionRepository } from '../ports/session-repository.js';
import { TellSessions } from './tell-sessions.js';

interface Doors {
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
}

export class RevokeSessions {
  constructor(
    private readonly doors: Doors,
    private readonly tell: TellSessions,
    private readonly clock: Clock,
  ) {}

  /** `ended`: how many were open right before. */
  async execute(
    input: InputOf<typeof sessionRevoke>,
    context: CommandContext,
  ): Promise<OutputOf<typeof sessionRevoke>> {
    const now = this.clock.now();
    const ended = await this.doors.sessions.countOpen(context.caller.districtId, input.accountId, now);
    const command = { context, now, what: 'sessions-revoked', ...input } as const;
    const account = await this.doors.accounts.change(command, ({ account: known, holder }) => {
      assertAdministersAccount(context.caller, holder.unitPaths);
      return revokeSessions(known);
    });
    await this.tell.of(context.caller.districtId, [account.personId]);
    return { ended };
  }
}
