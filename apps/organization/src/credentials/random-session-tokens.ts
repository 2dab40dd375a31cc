import { createHash, randomBytes } from 'node:crypto';
import { SessionTokens } from '../ports/credentials.js';

/** A fast hash is enough: nobody can guess 256 random bits. */
export class RandomSessionTokens extends SessionTokens {
  override issue(): { readonly token: string; readonly hash: string } {
    const token = randomBytes(32).toString('base64url');
    return { token, hash: this.hashOf(token) };
  }

  override hashOf(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }
}
