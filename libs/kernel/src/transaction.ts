declare const transactionBrand: unique symbol;

/**
 * An open transaction, as use cases and ports see it: something to hand on, never to look into. Its
 * one owner (the consumer chain or a repository) opens and commits it.
 */
export interface Transaction {
  readonly [transactionBrand]: true;
}
