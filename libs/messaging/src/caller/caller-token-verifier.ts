import { PlatformError } from '#libs/contracts';
import { Caller } from '#libs/kernel';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { callerClaim } from './caller-claims.js';
import {
  CLOCK_TOLERANCE_SECONDS,
  decodeKeySetting,
  TOKEN_ALGORITHM,
  TOKEN_AUDIENCE,
  TOKEN_SECONDS,
  TOKEN_TYPE,
} from './caller-keys.js';

interface Verified {
  readonly caller: Promise<Caller>;
  /** Unix milliseconds; the token is looked at again (and refused) afterwards. */
  until: number;
}

const MAX_REMEMBERED = 5000;

/** Checks caller tokens, each once per process: the outcome of a good one is kept until it expires. */
export class CallerTokenVerifier {
  private readonly known = new Map<string, Verified>();
  private readonly keyOf: ReturnType<typeof createLocalJWKSet>;

  private constructor(jwks: JSONWebKeySet) {
    this.keyOf = createLocalJWKSet(jwks);
  }

  /** `setting` is base64 of the JWKS of all processes. */
  static fromSetting(setting: string): CallerTokenVerifier {
    const jwks = decodeKeySetting('CALLER_TOKEN_PUBLIC_KEYS', setting);
    if (!Array.isArray(jwks['keys'])) throw new Error('CALLER_TOKEN_PUBLIC_KEYS is not a JWKS');
    return new CallerTokenVerifier(jwks as unknown as JSONWebKeySet);
  }

  /** Throws `platform/caller-token-rejected`; the reason is in `details.reason`, for the log and for tests. */
  verify(token: string): Promise<Caller> {
    const remembered = this.known.get(token);
    if (remembered && remembered.until > Date.now()) {
      this.known.delete(token);
      this.known.set(token, remembered);
      return remembered.caller;
    }
    const entry: Verified = { caller: this.examine(token), until: Date.now() + TOKEN_SECONDS * 1000 };
    this.remember(token, entry);
    return entry.caller;
  }

  private remember(token: string, entry: Verified): void {
    this.known.delete(token);
    if (this.known.size >= MAX_REMEMBERED) this.known.delete(this.known.keys().next().value!);
    this.known.set(token, entry);
    entry.caller.catch(() => this.known.delete(token));
  }

  private async examine(token: string): Promise<Caller> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.keyOf, {
        algorithms: [TOKEN_ALGORITHM],
        audience: TOKEN_AUDIENCE,
        typ: TOKEN_TYPE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['iss', 'sub', 'iat', 'exp'],
        maxTokenAge: TOKEN_SECONDS,
      });
      const caller = believe(payload, protectedHeader.kid);
      const entry = this.known.get(token);
      if (entry) entry.until = (payload.exp! + CLOCK_TOLERANCE_SECONDS) * 1000;
      return caller;
    } catch (error) {
      throw rejected(error instanceof Error ? error.message : 'not a token');
    }
  }
}

/** Who may vouch for whom: the gateway for people, every process for itself alone. */
function believe(payload: JWTPayload, kid: string | undefined): Caller {
  if (kid !== payload.iss) throw new Error('the key is not the issuer’s');
  const caller = callerClaim.parse(payload['caller']);
  if (payload.sub !== caller.personId) throw new Error('the subject is not the caller');
  if (caller.kind === 'person' && payload.iss !== 'gateway') {
    throw new Error('only the gateway vouches for people');
  }
  if (caller.kind === 'machine' && (payload.iss !== caller.personId || caller.appointments.length > 0)) {
    throw new Error('a process vouches for itself alone');
  }
  return new Caller(caller);
}

function rejected(reason: string): PlatformError {
  return new PlatformError('platform/caller-token-rejected', 'the caller token is not valid', {
    reason: reason.slice(0, 200),
  });
}
