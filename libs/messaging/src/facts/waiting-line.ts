/** Messages that came and were not taken yet, and at most one taker waiting for the first. */
export class WaitingLine<Item> {
  private readonly items: Item[] = [];
  private wake: () => void = () => undefined;
  private closed = false;

  push(item: Item): void {
    this.items.push(item);
    this.wake();
  }

  close(): void {
    this.closed = true;
    this.wake();
  }

  /** Up to `max` items at once, else the first within `waitMs`, else none. */
  async take(max: number, waitMs: number): Promise<readonly Item[]> {
    if (this.items.length === 0 && !this.closed) await this.untilPush(waitMs);
    return this.items.splice(0, max);
  }

  private untilPush(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
