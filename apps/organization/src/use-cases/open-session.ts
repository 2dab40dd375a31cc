import type { OutputOf, sessionLogIn } from '#libs/contracts';
import { Caller, type CallerIdentity, Clock, type CommandContext, uuidv7 } from '#libs/kernel';
import { LogInRefusedError } from '../domain/account.errors.js';
import type { Account } from '../domain/account.js';
import { dayOf } from '../domain/calendar-day.js';
import { lastsUntil, openSession, type SessionLimits } from '../domain/session.js';
import { SessionTokens } from '../ports/credentials.js';
import { SessionRepository } from '../ports/session-repository.js';

/** The token stands here alone; `expiresAt` is when it ends if nothing more is heard. */
export type OpenedSession = OutputOf<typeof sessionLogIn>;

export interface SessionSettings {
  /** The district of this installation: who logs in has no caller yet that could name it. */
  readonly districtId: string;
  readonly limits: SessionLimits;
  readonly clock: Clock;
}

export class OpenSession {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tokens: SessionTokens,
    private readonly settings: SessionSettings,
  ) {}

  async execute(account: Account, correlationId: string): Promise<OpenedSession> {
    const { clock, limits } = this.settings;
    const now = clock.now();
    const { districtId, accountId, personId, sessionEpoch: accountEpoch } = account;
    const sessionId = uuidv7(now.getTime());
    const identity = await this.sessions.identityOf(districtId, personId, { today: dayOf(now), sessionId });
    if (!identity) throw new LogInRefusedError();
    const { token, hash: tokenHash } = this.tokens.issue();
    const session = openSession(
      { districtId, sessionId, accountId, personId, accountEpoch, tokenHash },
      now,
      limits,
    );
    await this.sessions.open(session, onceFor(identity, correlationId));
    const expiresAt = (lastsUntil(session, now, limits) ?? now).toISOString();
    return { sessionToken: token, sessionId, identity: asSent(identity), expiresAt };
  }
}

/** Without a key: a token is answered once and never kept for a second answer. */
function onceFor(identity: CallerIdentity, correlationId: string): CommandContext {
  return {
    caller: new Caller(identity),
    commandKey: null,
    requestHash: null,
    expectedVersion: null,
    correlationId,
    causationId: null,
  };
}

/** As the contract writes it. */
export function asSent(identity: CallerIdentity): OpenedSession['identity'] {
  const appointments = identity.appointments.map((held) => ({ ...held, duties: [...held.duties] }));
  return { ...identity, appointments };
}
