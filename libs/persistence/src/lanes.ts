/**
 * So many pieces of work under way at a time. Whoever comes in the same turn of the event loop, or while all lanes are
 * taken, waits in the caller's own list and is taken along with others by the next piece: there is no timer, and alone
 * nobody waits.
 */
export class Lanes {
  private busy = 0;
  private isDue = false;

  constructor(private readonly most: number) {}

  /** Starts what `next` gives until it gives null or all lanes are taken; again whenever one comes free. `next` must not throw. */
  fill(next: () => Promise<void> | null): void {
    if (this.isDue || this.busy >= this.most) return;
    this.isDue = true;
    setImmediate(() => {
      this.isDue = false;
      this.start(next);
    });
  }

  private start(next: () => Promise<void> | null): void {
    while (this.busy < this.most) {
      const work = next();
      if (!work) return;
      this.busy += 1;
      void work.finally(() => {
        this.busy -= 1;
        this.fill(next);
      });
    }
  }
}
