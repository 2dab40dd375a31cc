import type { Transaction } from '#libs/kernel';

/** Pages that are open just now. A hint may be lost; the inbox is the truth. */
export abstract class OpenPages {
  /** Tells the pages of these persons, by person id the new last position, once `tx` is committed. */
  abstract hintAfterCommit(tx: Transaction, positions: ReadonlyMap<string, number>): void;
}
