import type { CallerIdentity, CommandContext } from '#libs/kernel';
import type { Day } from '../domain/calendar-day.js';
import type { Session } from '../domain/session.js';
import type { TouchedSession } from './revocation-notice.js';

export abstract class SessionRepository {
  /** The journal learns that it was opened, never the token. */
  abstract open(session: Session, context: CommandContext): Promise<void>;

  /** An open session of an open account; null for every reason there can be. */
  abstract byTokenHash(districtId: string, tokenHash: string): Promise<Session | null>;

  abstract seen(session: Session, now: Date): Promise<void>;

  /** False when it was over already. */
  abstract end(sessionId: string, context: CommandContext, now: Date): Promise<boolean>;

  /** Lets one session go on after its account has ended all that were open. */
  abstract keep(districtId: string, sessionId: string, accountEpoch: number): Promise<void>;

  abstract countOpen(districtId: string, accountId: string, now: Date): Promise<number>;

  /** Sessions of these people that are open, or were until the last change of their account. */
  abstract touched(
    districtId: string,
    personIds: readonly string[],
    now: Date,
  ): Promise<readonly TouchedSession[]>;

  /** The person with the posts held today in units that go on; null when there is no such person. */
  abstract identityOf(
    districtId: string,
    personId: string,
    at: { readonly today: Day; readonly sessionId: string | null },
  ): Promise<CallerIdentity | null>;

  /** Forgets sessions that ended before `before`. */
  abstract forgetEnded(districtId: string, before: Date): Promise<void>;
}
