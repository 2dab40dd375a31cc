/** Whoever asks while the work is going on gets the answer of that work. */
export class OneAtATime<T> {
  private running: Promise<T> | null = null;

  run(work: () => Promise<T>): Promise<T> {
    // Cleared behind the assignment, also when the work is done before it has waited for anything.
    this.running ??= work().finally(() => {
      this.running = null;
    });
    return this.running;
  }
}
