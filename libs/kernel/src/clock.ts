/** The only source of "now" for rules and use cases, so that tests and the demo seed can set it. */
export abstract class Clock {
  abstract now(): Date;
}

/** The machine's clock, moved by a fixed offset in milliseconds (0 in production). */
export class SystemClock extends Clock {
  constructor(private readonly offsetMs = 0) {
    super();
  }

  override now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
}

/** A clock that stands still until it is told to move. */
export class FixedClock extends Clock {
  constructor(private at: Date) {
    super();
  }

  override now(): Date {
    return this.at;
  }

  set(at: Date): void {
    this.at = at;
  }

  advance(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }
}
