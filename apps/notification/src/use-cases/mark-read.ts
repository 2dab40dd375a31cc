import { Injectable } from '@nestjs/common';
import { Clock, type Caller } from '#libs/kernel';
import { Inboxes, type InboxState } from '../ports/inboxes.js';

/**
 * Marks own messages as read. It leaves no line in the journal: whether and when somebody reads is
 * nobody's business but the reader's (domain.md §6).
 */
@Injectable()
export class MarkRead {
  constructor(
    private readonly inboxes: Inboxes,
    private readonly clock: Clock,
  ) {}

  async execute(
    reader: Caller,
    which: { readonly messageIds: readonly string[] } | { readonly upTo: number },
  ): Promise<InboxState> {
    return await this.inboxes.markRead(reader, which, this.clock.now());
  }
}
