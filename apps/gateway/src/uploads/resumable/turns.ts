/**
 * One request at a time works on one thing. A newer one ends the older: on a bad line the client comes back
 * before anybody here has noticed that its last connection is dead.
 */
export class Turns {
  private readonly running = new Map<string, { readonly end: () => void; readonly over: Promise<void> }>();

  /** `signal` is aborted when another request wants to have its turn. */
  async take<T>(key: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (let before = this.running.get(key); before; before = this.running.get(key)) {
      before.end();
      await before.over;
    }
    const { promise: over, resolve } = Promise.withResolvers<void>();
    const ending = new AbortController();
    this.running.set(key, { end: () => ending.abort(), over });
    try {
      return await work(ending.signal);
    } finally {
      this.running.delete(key);
      resolve();
    }
  }
}
