import { Clock } from '#libs/kernel';
import { LogInThrottle } from '../ports/log-in-throttle.js';
import { SessionRepository } from '../ports/session-repository.js';

const DAY_MS = 86_400_000;

/** What ended a day ago serves nobody; that it was is in the journal. */
export class ForgetOldSessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly throttle: LogInThrottle,
    private readonly clock: Clock,
  ) {}

  async execute(districtId: string): Promise<void> {
    const before = new Date(this.clock.now().getTime() - DAY_MS);
    await this.sessions.forgetEnded(districtId, before);
    await this.throttle.forgetOld(districtId, before);
  }
}
