import { Injectable } from '@nestjs/common';
import type { Transaction } from '#libs/kernel';
import type { MessageDraft } from '../domain/message.js';
import { Inboxes } from '../ports/inboxes.js';
import { OpenPages } from '../ports/open-pages.js';

/** Puts messages into inboxes; open pages learn of them once they are there for good. */
@Injectable()
export class TellPeople {
  constructor(
    private readonly inboxes: Inboxes,
    private readonly pages: OpenPages,
  ) {}

  async execute(tx: Transaction, drafts: readonly MessageDraft[]): Promise<void> {
    if (drafts.length === 0) return;
    const positions = await this.inboxes.append(tx, drafts);
    this.pages.hintAfterCommit(tx, positions);
  }
}
