import type { OutputOf, sessionResolve } from '#libs/contracts';
import { SessionEndedError } from '../domain/account.errors.js';
import { dayOf } from '../domain/calendar-day.js';
import { isWorthNoting, lastsUntil } from '../domain/session.js';
import { SessionTokens } from '../ports/credentials.js';
import { SessionRepository } from '../ports/session-repository.js';
import { asSent, type SessionSettings } from './open-session.js';

/** Whose session a token is, with the posts held today. */
export class ResolveSession {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tokens: SessionTokens,
    private readonly settings: SessionSettings,
  ) {}

  async execute(token: string): Promise<OutputOf<typeof sessionResolve>> {
    const { districtId, clock, limits } = this.settings;
    const now = clock.now();
    const session = await this.sessions.byTokenHash(districtId, this.tokens.hashOf(token));
    const until = session && lastsUntil(session, now, limits);
    if (!session || !until) throw new SessionEndedError();
    const { sessionId, personId } = session;
    const identity = await this.sessions.identityOf(districtId, personId, { today: dayOf(now), sessionId });
    if (!identity) throw new SessionEndedError();
    if (isWorthNoting(session, now)) await this.sessions.seen(session, now);
    return { sessionId, identity: asSent(identity), expiresAt: until.toISOString() };
  }
}
