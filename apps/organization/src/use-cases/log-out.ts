import { Clock, type CommandContext } from '#libs/kernel';
import { RevocationNotice } from '../ports/revocation-notice.js';
import { SessionRepository } from '../ports/session-repository.js';

export class LogOut {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly notice: RevocationNotice,
    private readonly clock: Clock,
  ) {}

  /** Over afterwards, whether or not it was before. */
  async execute(context: CommandContext): Promise<{ ended: true }> {
    const { sessionId, personId } = context.caller;
    if (sessionId !== null && (await this.sessions.end(sessionId, context, this.clock.now()))) {
      this.notice.send([{ sessionId, personId }]);
    }
    return { ended: true };
  }
}
