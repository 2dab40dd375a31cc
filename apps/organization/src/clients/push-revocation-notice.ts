import { HintPublisher } from '#libs/messaging';
import { RevocationNotice } from '../ports/revocation-notice.js';

/** One hint per person; whoever caches sessions of that person drops them and asks again. */
export class PushRevocationNotice extends RevocationNotice {
  constructor(private readonly hints: HintPublisher) {
    super();
  }

  override send(personIds: readonly string[]): void {
    for (const id of personIds) {
      this.hints.send({ topic: 'session-revoked', id, version: 0, to: { personIds: [id] } });
    }
  }
}
