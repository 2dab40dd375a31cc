import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/kernel';
import type { Message } from '../domain/message.js';
import { Inboxes, type InboxState } from '../ports/inboxes.js';

/** One's own inbox, and nobody else's. */
@Injectable()
export class ReadInbox {
  constructor(private readonly inboxes: Inboxes) {}

  async newest(
    reader: Caller,
    filter: { readonly unreadOnly: boolean; readonly before: number | null; readonly limit: number },
  ): Promise<{ messages: readonly Message[]; more: boolean }> {
    const found = await this.inboxes.page(reader, { ...filter, limit: filter.limit + 1 });
    return { messages: found.slice(0, filter.limit), more: found.length > filter.limit };
  }

  async since(
    reader: Caller,
    after: number,
    limit: number,
  ): Promise<{ messages: readonly Message[]; more: boolean; last: number }> {
    const found = await this.inboxes.since(reader, after, limit + 1);
    const messages = found.slice(0, limit);
    return { messages, more: found.length > limit, last: messages.at(-1)?.position ?? after };
  }

  async state(reader: Caller): Promise<InboxState> {
    return await this.inboxes.state(reader);
  }
}
