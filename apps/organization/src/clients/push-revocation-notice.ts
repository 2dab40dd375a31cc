import { HintPublisher } from '#libs/messaging';
import { RevocationNotice, type TouchedSession } from '../ports/revocation-notice.js';

/** One hint per session. */
export class PushRevocationNotice extends RevocationNotice {
  constructor(private readonly hints: HintPublisher) {
    super();
  }

  override send(sessions: readonly TouchedSession[]): void {
    for (const { sessionId: id, personId } of sessions) {
      this.hints.send({ topic: 'session-revoked', id, version: 0, to: { personIds: [personId] } });
    }
  }
}
