/**
 * One fact of a durable, to be settled by exactly one of `ack`, `nak` and `term`. None of them throws. Facts that were
 * published together may be one message: when one of them is given back, all of them come again.
 */
export interface FactDelivery {
  readonly subject: string;
  readonly data: Uint8Array;
  ack(): void;
  /** Deliver it again after `delayMs`. */
  nak(delayMs: number): void;
  /** Never deliver it again. */
  term(): void;
}

/** What one durable has for us. Messages held are kept from being delivered elsewhere until they are settled. */
export abstract class FactSource {
  /** Up to `max` messages in stream order: at once what is there, else the first within `waitMs`, else none. Throws when the bus is away. */
  abstract take(max: number, waitMs: number): Promise<readonly FactDelivery[]>;
  /** Wakes `take` and gives back what was not taken; what was taken can still be settled. */
  abstract close(): Promise<void>;
}

/** Opens sources. Throws when the durable does not exist: the deploy step makes streams and durables, services do not. */
export abstract class FactBus {
  abstract open(durable: string, owner: string): Promise<FactSource>;
}
