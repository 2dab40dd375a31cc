import { RevocationNotice, type TouchedSession } from '../src/ports/revocation-notice.js';

/** Remembers which sessions it was told of. */
export class RecordedNotice extends RevocationNotice {
  readonly told: string[] = [];

  override send(sessions: readonly TouchedSession[]): void {
    this.told.push(...sessions.map((session) => session.sessionId));
  }
}
