export interface Options {
  /** Absolute path; left out for a temporary folder. */
  readonly data?: string;
  readonly port?: number;
  readonly seed: boolean;
  readonly once: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

export const HELP: string;
export function readOptions(args: readonly string[]): Options;
