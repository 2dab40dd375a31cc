export interface Session {
  readonly districtId: string;
  readonly sessionId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly accountEpoch: number;
  /** SHA-256 of the token, hexadecimal; the token itself is with the browser alone. */
  readonly tokenHash: string;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
  readonly endsAt: Date;
}

/** Milliseconds. */
export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/** Not every request is worth a write: being seen is noted once in this time. */
const NOTE_EVERY_MS = 60_000;

export function openSession(
  session: Pick<
    Session,
    'districtId' | 'sessionId' | 'accountId' | 'personId' | 'accountEpoch' | 'tokenHash'
  >,
  now: Date,
  limits: SessionLimits,
): Session {
  return { ...session, openedAt: now, lastSeenAt: now, endsAt: new Date(now.getTime() + limits.absoluteMs) };
}

/** Until when the session lasts if nothing more is heard; null when it is over already. */
export function lastsUntil(session: Session, now: Date, limits: SessionLimits): Date | null {
  const idleEnd = session.lastSeenAt.getTime() + limits.idleMs;
  const end = Math.min(idleEnd, session.endsAt.getTime());
  return end > now.getTime()
    ? new Date(Math.min(now.getTime() + limits.idleMs, session.endsAt.getTime()))
    : null;
}

export function isWorthNoting(session: Session, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= NOTE_EVERY_MS;
}
