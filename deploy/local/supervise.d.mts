export interface Supervisable {
  readonly pid: number;
  readonly exited: Promise<object>;
  stop(): Promise<unknown>;
}

export interface Supervised {
  readonly pid: number;
  stop(): Promise<void>;
  kill(): void;
}

export function supervise(charge: {
  name: string;
  start: () => Promise<Supervisable>;
  note: (line: string) => void;
  giveUp: (error: Error) => void;
  /** Milliseconds before the first restart; doubles with every death. Default 250. */
  firstPauseMs?: number;
}): Promise<Supervised>;
