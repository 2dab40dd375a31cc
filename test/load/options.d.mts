export interface LoadOptions {
  readonly sections: ReadonlySet<string>;
  readonly users: number;
  readonly rounds: number;
  readonly windowSeconds: number;
  readonly warmUpSeconds: number;
  readonly fanout: readonly number[];
  readonly readTasks: number;
  readonly profile: string | undefined;
  readonly json: boolean;
}

export const SECTIONS: readonly string[];
export function readOptions(args: readonly string[]): LoadOptions;
