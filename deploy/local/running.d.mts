export interface Part {
  readonly name: string;
  /** Parts of one group are stopped together. */
  readonly group: string;
  stop(): unknown;
  kill?(): void;
}

export interface Running {
  readonly failed: Promise<never>;
  giveUp(error: Error): void;
  readonly stopRequested: Promise<'stopped'>;
  add(part: Part): Promise<void>;
  unlessStopped<T>(work: () => T | Promise<T>): Promise<T>;
  stop(): Promise<void>;
  kill(): void;
}

export function createRunning(note: (line: string) => void): Running;
