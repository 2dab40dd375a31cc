import type { CallerIdentity } from '#libs/kernel';
import { importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import {
  decodeKeySetting,
  TOKEN_ALGORITHM,
  TOKEN_AUDIENCE,
  TOKEN_SECONDS,
  TOKEN_TYPE,
} from './caller-keys.js';

/** Signs callers in the name of one process. Only the gateway's signature is believed for people. */
export class CallerTokenSigner {
  private constructor(
    readonly issuer: string,
    private readonly key: CryptoKey,
  ) {}

  /** `setting` is base64 of a private Ed25519 JWK whose `kid` is the process's name. */
  static async fromSetting(setting: string): Promise<CallerTokenSigner> {
    const jwk = decodeKeySetting('CALLER_TOKEN_PRIVATE_KEY', setting) as JWK;
    if (jwk.crv !== 'Ed25519' || !jwk.d || !jwk.kid) {
      throw new Error('CALLER_TOKEN_PRIVATE_KEY is not a private Ed25519 JWK with a kid');
    }
    return new CallerTokenSigner(jwk.kid, (await importJWK(jwk, TOKEN_ALGORITHM)) as CryptoKey);
  }

  /** A token of 60 s for `caller`. */
  sign(caller: CallerIdentity): Promise<string> {
    return new SignJWT({ caller: identityOf(caller) })
      .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid: this.issuer, typ: TOKEN_TYPE })
      .setIssuer(this.issuer)
      .setAudience(TOKEN_AUDIENCE)
      .setSubject(caller.personId)
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_SECONDS}s`)
      .sign(this.key);
  }
}

function identityOf(caller: CallerIdentity): CallerIdentity {
  const { kind, districtId, personId, name, appointments, epoch, sessionId } = caller;
  return { kind, districtId, personId, name, appointments, epoch, sessionId };
}
