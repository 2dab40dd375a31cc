import type { Caller, Transaction } from '#libs/kernel';
import type { Message, MessageDraft } from '../domain/message.js';

export interface InboxState {
  readonly unread: number;
  /** Position of the newest message; 0 when there is none. */
  readonly last: number;
}

/** Every person's messages; whoever asks gets the own ones only. */
export abstract class Inboxes {
  /** Puts messages at the end of their inboxes, in the order given; answers the new last positions by person. */
  abstract append(tx: Transaction, drafts: readonly MessageDraft[]): Promise<ReadonlyMap<string, number>>;

  /** Newest first, below `before`. */
  abstract page(
    reader: Caller,
    filter: { readonly unreadOnly: boolean; readonly before: number | null; readonly limit: number },
  ): Promise<readonly Message[]>;

  /** Oldest first, above `after`. */
  abstract since(reader: Caller, after: number, limit: number): Promise<readonly Message[]>;

  abstract state(reader: Caller): Promise<InboxState>;

  abstract markRead(
    reader: Caller,
    which: { readonly messageIds: readonly string[] } | { readonly upTo: number },
    now: Date,
  ): Promise<InboxState>;
}
