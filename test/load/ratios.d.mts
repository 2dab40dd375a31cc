export interface MeasuredJob {
  /** Transitions per second. */
  readonly windows: readonly number[];
  readonly p50: { readonly all: number };
  readonly p99: { readonly all: number };
  readonly cpuSecondsPer1000: Readonly<Record<string, number>>;
  /** Inserted, changed or removed. */
  readonly rowsPerTransition: number;
  readonly walBytesPerTransition: number;
  readonly bytesPerInstance: number;
}

export interface Floor {
  /** Transactions per second, each right before the window of the job with the same place. */
  readonly rounds: readonly number[];
  /** The same of transactions that write what a step and all that follows from it writes. */
  readonly sameWritesRounds: readonly number[];
  readonly p50: number;
  readonly p99: number;
  readonly cpuSecondsPer1000: Readonly<Record<string, number>>;
  readonly rowsPerTransaction: number;
  readonly walBytesPerTransaction: number;
  readonly bytesPerTransaction: number;
}

export function ratiosOf(
  job: MeasuredJob,
  floor: Floor | undefined,
): {
  readonly ratio?: number;
  readonly ratioToSameWrites?: number;
  readonly ratios?: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
};
