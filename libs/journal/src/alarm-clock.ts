/** A pause that can be cut short; a ring during work is kept for the next pause. */
export class AlarmClock {
  private rung = false;
  private wakeUp: () => void = () => undefined;

  ring(): void {
    this.rung = true;
    this.wakeUp();
  }

  /** Resolves after `ms`, or as soon as it rings. */
  async sleep(ms: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.rung = false;
    this.wakeUp = () => undefined;
  }
}
