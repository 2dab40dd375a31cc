import { Caller } from '#libs/kernel';
import type { CallerTokenSigner } from './caller-token-signer.js';

interface Signed {
  readonly token: Promise<string>;
  /** Unix milliseconds. */
  readonly at: number;
}

/** A token is made anew well before its 60 s are over. */
const SIGN_AGAIN_MS = 20_000;

/**
 * A process's tokens in its own name, one per district. Signing and verifying cost more than most requests; a token
 * that is sent again is verified once by each process that receives it.
 */
export class OwnTokens {
  private readonly signed = new Map<string, Signed>();

  constructor(private readonly signer: CallerTokenSigner) {}

  async for(districtId: string): Promise<string> {
    const now = Date.now();
    const known = this.signed.get(districtId);
    // A clock that jumped back must not keep an old token alive.
    if (known && now >= known.at && now < known.at + SIGN_AGAIN_MS) return await known.token;
    const signed = { token: this.signer.sign(Caller.machine(this.signer.issuer, districtId)), at: now };
    this.signed.set(districtId, signed);
    signed.token.catch(() => this.signed.delete(districtId));
    return await signed.token;
  }
}
