import { Injectable } from '@nestjs/common';
import type { Transaction } from '#libs/kernel';
import { HintPublisher } from '#libs/messaging';
import { afterCommit } from '#libs/persistence';
import { OpenPages } from '../ports/open-pages.js';

/** Sends hints over the bus, best effort. */
@Injectable()
export class HintedOpenPages extends OpenPages {
  constructor(private readonly hints: HintPublisher) {
    super();
  }

  hintAfterCommit(tx: Transaction, positions: ReadonlyMap<string, number>): void {
    afterCommit(tx, () => {
      for (const [personId, position] of positions) {
        this.hints.send({ topic: 'inbox', id: personId, version: position, to: { personIds: [personId] } });
      }
    });
  }
}
