import { RevocationNotice } from '../src/ports/revocation-notice.js';

export class RecordedNotice extends RevocationNotice {
  readonly told: string[] = [];

  override send(personIds: readonly string[]): void {
    this.told.push(...personIds);
  }
}
