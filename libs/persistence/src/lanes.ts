/**
 * So many pieces of work under way at a time. Whoever comes while all lanes are taken waits in the caller's own list and
 * is taken along with others by the next piece: there is no timer, and alone nobody waits.
 */
export class Lanes {
  private busy = 0;

  constructor(private readonly most: number) {}

  /** Starts what `next` gives until it gives null or all lanes are taken; again whenever one comes free. `next` must not throw. */
  fill(next: () => Promise<void> | null): void {
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
