export interface TouchedSession {
  readonly sessionId: string;
  readonly personId: string;
}

/** Tells whoever caches sessions to ask again about these: they are over, or have other rights. Best effort. */
export abstract class RevocationNotice {
  abstract send(sessions: readonly TouchedSession[]): void;
}
