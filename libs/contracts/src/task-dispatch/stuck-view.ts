/** Why nothing goes on; each begins when somebody's time has run out. */
export const STUCK_REASONS = [
  /** The unit has not signed for it inside the window. */
  'unsigned-late',
  /** The unit's effective due has passed. */
  'overdue',
  /** A reviewer has had it for more than two working days. */
  'review-waits',
  /** The issuer has not answered a decline within one working day. */
  'decline-waits',
  /** The issuer has not answered a request for more time within one working day. */
  'extension-waits',
] as const;
