/** Slow on purpose, and only a few at a time. */
export abstract class PasswordHasher {
  abstract hash(password: string): Promise<string>;

  /** With null (nobody of that name) the same work is done and the answer is false. */
  abstract verify(hash: string | null, password: string): Promise<boolean>;
}

/** 256 bits nobody can guess; only the hash is kept. */
export abstract class SessionTokens {
  abstract issue(): { readonly token: string; readonly hash: string };
  abstract hashOf(token: string): string;
}
