export interface Administrator {
  readonly name: string;
  readonly postTitle: string;
  readonly duties: readonly string[];
  readonly login: string;
  readonly password: string;
}

export interface RunningPlatform {
  readonly baseUrl: string;
  readonly dataDir: string;
  /** By service, as it was started first. */
  readonly pids: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

export function startPlatform(district: {
  readonly name: string;
  readonly code: string;
  readonly administrators: readonly Administrator[];
}): Promise<RunningPlatform>;
