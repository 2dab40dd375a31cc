/** Tells whoever caches sessions that a person's rights have changed or sessions have ended. Best effort. */
export abstract class RevocationNotice {
  abstract send(personIds: readonly string[]): void;
}
