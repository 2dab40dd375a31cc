import { Clock, failureOf } from '#libs/kernel';
import { RevocationNotice } from '../ports/revocation-notice.js';
import { SessionRepository } from '../ports/session-repository.js';

/**
 * Has cached sessions of people dropped whose rights have changed, or whose sessions have just ended.
 * The change stands already: a notice that is lost costs the two seconds for which a cache may be believed.
 */
export class TellSessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly notice: RevocationNotice,
    private readonly clock: Clock,
  ) {}

  async of(districtId: string, personIds: readonly string[]): Promise<void> {
    try {
      this.notice.send(await this.sessions.touched(districtId, personIds, this.clock.now()));
    } catch (error) {
      if (failureOf(error)?.kind !== 'unavailable') throw error;
    }
  }
}
