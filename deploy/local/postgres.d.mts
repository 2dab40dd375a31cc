export interface PostgresOptions {
  /** Absolute path; made when it does not exist. */
  readonly dataDir: string;
  /** Of the superuser `postgres`; used when the folder is made, and in `url`. */
  readonly password: string;
  /** A free one of the loopback interface when it is left out. */
  readonly port?: number;
  /** False switches fsync off: for tests only. Default true. */
  readonly durable?: boolean;
  /** Where the server's own log is appended; nowhere when it is left out. */
  readonly logFile?: string;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error?: Error;
}

export interface Postgres {
  readonly port: number;
  readonly pid: number;
  /** Settles when the postmaster is gone, for whatever reason. */
  readonly exited: Promise<Exit>;
  /** The superuser's address of a database (default `postgres`). */
  url(database?: string): string;
  /** Fast shutdown; resolves when the process is gone. */
  stop(): Promise<boolean>;
}

export function startPostgres(options: PostgresOptions): Promise<Postgres>;
export function stopOrphan(dataDir: string): Promise<boolean>;
